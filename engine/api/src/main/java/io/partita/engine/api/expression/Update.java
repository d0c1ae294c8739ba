package io.partita.engine.api.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.List;

/**
 * An update expression: what an UpdateItem does to one item. All actions see the item as it was before
 * the update; no two of them may touch overlapping paths.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">Update
 * expressions</a>.
 */
public record Update(List<Action> actions) {

    public Update {
        actions = List.copyOf(actions);
    }

    /**
     * Refuses what no item could make right: paths that overlap, and constants of a type that their operator does not take.
     *
     * @throws io.partita.engine.api.error.StoreException VALIDATION, in the words of the service
     */
    public void check() {
        UpdateCheck.check(this);
    }

    /**
     * The item after this update; pure, and the same wherever and whenever it is done.
     *
     * @param item the item as it is, or one of only the key attributes if there is none; see {@link #creates}
     * @throws io.partita.engine.api.error.StoreException VALIDATION, in the words of the service, if the update does not fit the
     *     item; nothing is said here of limits of size and depth, and of key attributes
     */
    public Item applyTo(Item item) {
        return new UpdateApplication(item).apply(actions);
    }

    /**
     * Whether an item that does not exist is created. An update that only removes does not, and then leads to
     * nothing, whatever its paths; one without any action does.
     */
    public boolean creates() {
        return actions.isEmpty()
                || actions.stream().anyMatch(action -> action instanceof SetTo || action instanceof Add);
    }

    /**
     * The part of an item at the paths that this update touches: of the item before it that is UPDATED_OLD, of the item
     * after it UPDATED_NEW. An element that was appended behind the end of a list is not among them, because
     * nothing lies at the index that was named.
     */
    public Item touchedPart(Item item) {
        return ProjectionApplication.apply(actions.stream().map(Action::path).toList(), item);
    }

    /** One action on one path. */
    public sealed interface Action {
        Path path();
    }

    /** SET path = value; on a list index past the end it appends. */
    public record SetTo(Path path, Value value) implements Action {}

    /** REMOVE path; nothing happens if it is absent. */
    public record Remove(Path path) implements Action {}

    /** ADD path value: adds to a number, or elements to a set; creates what is absent. */
    public record Add(Path path, AttributeValue value) implements Action {}

    /** DELETE path value: removes elements from a set; the attribute goes when the set would be empty. */
    public record Delete(Path path, AttributeValue value) implements Action {}

    /** What SET assigns. */
    public sealed interface Value {}

    /** A constant. */
    public record Constant(AttributeValue value) implements Value {}

    /** The value at a path of the item as it was; an error if it is absent. */
    public record At(Path path) implements Value {}

    /** {@code if_not_exists(path, otherwise)}. */
    public record IfNotExists(Path path, Value otherwise) implements Value {}

    /** {@code left + right}, of numbers. */
    public record Plus(Value left, Value right) implements Value {}

    /** {@code left - right}, of numbers. */
    public record Minus(Value left, Value right) implements Value {}

    /** {@code list_append(left, right)}. */
    public record ListAppend(Value left, Value right) implements Value {}
}
