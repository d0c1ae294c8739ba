package io.partita.engine.remote.expression;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Operand;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Single conditions that the protocol refuses because they cannot be other than true, or other than false: bounds in
 * the wrong order, an order of values that have none, something compared with itself, or two constants.
 */
final class Decided {
    static final Condition TRUE = new Condition.And(List.of());
    static final Condition FALSE = new Condition.Or(List.of());

    private Decided() {}

    /** What the condition comes to, or the condition itself if that depends on the item. */
    static Condition of(Condition condition) {
        if (condition instanceof Condition.Comparison comparison) {
            return of(comparison);
        } else if (condition instanceof Condition.Between between) {
            return of(between);
        } else if (condition instanceof Condition.In in) {
            return in.candidates().isEmpty() ? FALSE : onlyConstants(in, in.operand(), in.candidates());
        } else if (condition instanceof Condition.BeginsWith begins) {
            return of(begins);
        } else if (condition instanceof Condition.Contains contains
                && contains.path().equals(contains.element())) {
            return new Condition.HasType(contains.path(), AttributeType.S);
        }
        return condition;
    }

    private static Condition of(Condition.BeginsWith begins) {
        if (begins.path().equals(begins.prefix())) {
            return new Condition.Or(List.of(
                    new Condition.HasType(begins.path(), AttributeType.S),
                    new Condition.HasType(begins.path(), AttributeType.B)));
        }
        AttributeValue prefix = constant(begins.prefix());
        return prefix == null || prefix.type() == AttributeType.S || prefix.type() == AttributeType.B ? begins : FALSE;
    }

    private static Condition of(Condition.Comparison comparison) {
        Comparator comparator = comparison.comparator();
        boolean ordering = comparator != Comparator.EQUAL && comparator != Comparator.NOT_EQUAL;
        if (ordering && (hasNoOrder(comparison.left()) || hasNoOrder(comparison.right()))) {
            return FALSE;
        } else if (comparison.left() instanceof Path path && path.equals(comparison.right())) {
            return withItself(path, comparator);
        }
        return onlyConstants(comparison, comparison.left(), List.of(comparison.right()));
    }

    /** A path that leads nowhere is not equal to itself; a value that has no order is not even less or equal. */
    private static Condition withItself(Path path, Comparator comparator) {
        return switch (comparator) {
            case EQUAL -> new Condition.Exists(path);
            case NOT_EQUAL -> new Condition.NotExists(path);
            case LESS, GREATER -> FALSE;
            case LESS_OR_EQUAL, GREATER_OR_EQUAL ->
                new Condition.Or(List.of(
                        new Condition.HasType(path, AttributeType.S),
                        new Condition.HasType(path, AttributeType.N),
                        new Condition.HasType(path, AttributeType.B)));
        };
    }

    private static Condition of(Condition.Between between) {
        if (hasNoOrder(between.operand()) || hasNoOrder(between.low()) || hasNoOrder(between.high())) {
            return FALSE;
        }
        AttributeValue low = constant(between.low());
        AttributeValue high = constant(between.high());
        if (low != null && high != null && (low.type() != high.type() || Values.compare(low, high) > 0)) {
            return FALSE;
        }
        return onlyConstants(between, between.operand(), List.of(between.low(), between.high()));
    }

    private static Condition onlyConstants(Condition condition, Operand first, List<Operand> others) {
        if (constant(first) != null && others.stream().allMatch(other -> constant(other) != null)) {
            return condition.test(Item.EMPTY) ? TRUE : FALSE;
        }
        return condition;
    }

    private static boolean hasNoOrder(Operand operand) {
        AttributeValue value = constant(operand);
        return value != null && !value.type().isOrdered();
    }

    private static @Nullable AttributeValue constant(Operand operand) {
        return operand instanceof Operand.Constant constant ? constant.value() : null;
    }
}
