package io.partita.planner.expression;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons. Values of different types are different, and neither is less than the other: {@code =} between them
 * is false, {@code <} is unknown.
 */
final class Comparisons {
    private Comparisons() {}

    static Evaluation equal(boolean whenEqual) {
        return (operands, item, arguments) -> {
            AttributeValue left = operands.get(0).evaluate(item, arguments);
            AttributeValue right = operands.get(1).evaluate(item, arguments);
            if (!Truth.isKnown(left) || !Truth.isKnown(right)) {
                return Truth.UNKNOWN;
            }
            return Truth.of(left.equals(right) == whenEqual);
        };
    }

    static Evaluation equalExact(boolean whenEqual) {
        return (operands, item, arguments) -> {
            AttributeValue left = operands.get(0).evaluate(item, arguments);
            AttributeValue right = operands.get(1).evaluate(item, arguments);
            return Truth.of((left != null && left.equals(right)) == whenEqual);
        };
    }

    static Evaluation ordered(Comparator comparator) {
        return (operands, item, arguments) -> {
            Scalar left = operands.get(0);
            Scalar right = operands.get(1);
            AttributeValue leftValue = left.evaluate(item, arguments);
            AttributeValue rightValue = right.evaluate(item, arguments);
            if (areComparable(leftValue, rightValue)) {
                return Truth.of(holds(comparator, Values.compare(leftValue, rightValue)));
            }
            refuseUnordered(comparator.symbol(), left, leftValue);
            refuseUnordered(comparator.symbol(), right, rightValue);
            return Truth.UNKNOWN;
        };
    }

    /** {@code low <= value AND value <= high}, three-valued. */
    static Evaluation between() {
        return (operands, item, arguments) -> {
            AttributeValue value = operands.get(0).evaluate(item, arguments);
            AttributeValue low = bound(operands.get(1), item, arguments);
            AttributeValue high = bound(operands.get(2), item, arguments);
            boolean knowsLow = areComparable(value, low);
            boolean knowsHigh = areComparable(value, high);
            if ((knowsLow && Values.compare(value, low) < 0) || (knowsHigh && Values.compare(value, high) > 0)) {
                return Truth.FALSE;
            }
            return knowsLow && knowsHigh ? Truth.TRUE : Truth.UNKNOWN;
        };
    }

    /** Whether a comparison holds, given the sign of left compared with right. */
    static boolean holds(Comparator comparator, int order) {
        return switch (comparator) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    /** Refuses a constant of a type that has no order; what is compared with NULL is unknown. */
    static void refuseUnordered(String operator, Scalar operand, @Nullable AttributeValue value) {
        if (value != null && operand.isConstant()) {
            OperandTypes.requireOrdered(operator, value);
        }
    }

    private static @Nullable AttributeValue bound(Scalar operand, Item item, Arguments arguments) {
        AttributeValue value = operand.evaluate(item, arguments);
        refuseUnordered("BETWEEN", operand, value);
        return value;
    }

    private static boolean areComparable(@Nullable AttributeValue left, @Nullable AttributeValue right) {
        return left != null
                && right != null
                && left.type() == right.type()
                && left.type().isOrdered();
    }
}
