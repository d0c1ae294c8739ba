package io.partita.planner.write;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.planner.access.KeyValues;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.Guard;
import io.partita.planner.plan.ItemWrite.Returned;
import io.partita.planner.pushdown.ConditionTranslator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Updates or deletes of items that have been read, each on condition that the predicate is still true of the item. What
 * the store cannot check itself is evaluated here, on condition that the attributes it depends on are as they were read;
 * if they are not, the item comes back with the failure and is looked at again.
 */
final class GuardedWrites {
    /** How often an item is looked at again because somebody else changes it all the time. */
    private static final int MOST_ATTEMPTS = 20;

    private final Table table;
    private final Guard guard;
    private final @Nullable List<Assignment> assignments;
    private final @Nullable Returned returned;
    private final Arguments arguments;
    private final @Nullable Condition condition;
    private Set<String> carried = Set.of();

    /**
     * Writes of one statement.
     *
     * @param assignments null for a delete
     */
    GuardedWrites(
            Table table,
            Guard guard,
            @Nullable List<Assignment> assignments,
            @Nullable Returned returned,
            Arguments arguments) {
        this.table = table;
        this.guard = guard;
        this.assignments = assignments;
        this.returned = returned;
        this.arguments = arguments;
        this.condition = guard.condition() == null ? null : ConditionTranslator.translate(guard.condition(), arguments);
    }

    /** Keeps attributes that are none of the item, but were made for it, when the item is looked at again. */
    GuardedWrites carrying(Set<String> attributes) {
        carried = Set.copyOf(attributes);
        return this;
    }

    /** The write of an item that was found, or null if the predicate cannot be true. */
    @Nullable
    PendingWrite of(Item item) {
        if (condition != null && ConditionTranslator.isNever(condition)) {
            return null;
        }
        return new Pending(item, 1, () -> PendingWrite.Step.over(Written.NOTHING));
    }

    /**
     * The write of an item that was read whole; over at once if the predicate is not true of it.
     *
     * @param attempt how often it has been tried, from 1
     * @param ifGone what happens if the item is not there any more
     */
    PendingWrite.Step start(Item item, int attempt, Supplier<PendingWrite.Step> ifGone) {
        if (!guard.conjuncts().stream().allMatch(conjunct -> conjunct.isTrue(item, arguments))) {
            return PendingWrite.Step.over(Written.NOTHING);
        } else if (attempt > MOST_ATTEMPTS) {
            throw new QueryException(
                    QueryErrorCode.CONDITION_FAILED,
                    "the item " + WriteKeys.text(table, KeyValues.of(WriteKeys.schema(table), item))
                            + " was changed by others each of the " + MOST_ATTEMPTS + " times it was to be written");
        }
        return PendingWrite.Step.on(new Pending(item, attempt, ifGone));
    }

    private final class Pending implements PendingWrite {
        private final Item item;
        private final int attempt;
        private final Supplier<Step> ifGone;
        private final WriteRequest request;

        Pending(Item item, int attempt, Supplier<Step> ifGone) {
            this.item = item;
            this.attempt = attempt;
            this.ifGone = ifGone;
            this.request = makeRequest();
        }

        @Override
        public WriteRequest request() {
            return request;
        }

        private WriteRequest makeRequest() {
            PrimaryKey key = KeyValues.of(WriteKeys.schema(table), item);
            Condition all = conditions();
            if (assignments == null) {
                return new WriteRequest.Delete(
                        table.name(), key, new WriteOptions(all, Images.ofDelete(returned), true));
            }
            Update changes = new UpdateTranslator(item, arguments).translate(assignments);
            return new WriteRequest.UpdateItem(
                    table.name(), key, changes, new WriteOptions(all, Images.ofUpdate(returned), true));
        }

        private Condition conditions() {
            List<Condition> all = new ArrayList<>();
            all.add(WriteKeys.exists(table));
            if (condition != null && !ConditionTranslator.isAlways(condition)) {
                all.add(condition);
            }
            for (String attribute : guard.unchanged()) {
                AttributeValue value = item.get(attribute);
                Path path = Path.of(attribute);
                all.add(value == null ? new Condition.NotExists(path) : Condition.equal(path, value));
            }
            return all.size() == 1 ? all.get(0) : new Condition.And(all);
        }

        private Item withCarried(Item now) {
            if (carried.isEmpty()) {
                return now;
            }
            Map<String, AttributeValue> attributes = new HashMap<>(now.attributes());
            for (String attribute : carried) {
                AttributeValue value = item.get(attribute);
                if (value != null) {
                    attributes.put(attribute, value);
                }
            }
            return Item.of(attributes);
        }

        @Override
        public Step answered(WriteOutcome outcome) {
            if (outcome instanceof WriteOutcome.Failed failed) {
                return failed(failed.failure());
            }
            Item image = outcome.response().attributes();
            return Step.over(new Written(1, returned == null || image == null ? List.of() : List.of(image)));
        }

        private Step failed(StoreException failure) {
            if (failure.code() != ErrorCode.CONDITIONAL_CHECK_FAILED) {
                throw QueryException.of(failure);
            }
            Item now = failure.item();
            return now == null ? ifGone.get() : start(withCarried(now), attempt + 1, ifGone);
        }
    }
}
