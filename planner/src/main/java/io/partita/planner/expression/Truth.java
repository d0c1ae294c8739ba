package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Three-valued logic over attribute values: a boolean is true or false, and everything else (NULL, MISSING, a value
 * that is no boolean) is unknown.
 */
final class Truth {
    static final AttributeValue TRUE = AttributeValue.of(true);
    static final AttributeValue FALSE = AttributeValue.of(false);
    static final AttributeValue UNKNOWN = AttributeValue.nullValue();

    private Truth() {}

    static AttributeValue of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static boolean isTrue(@Nullable AttributeValue value) {
        return value instanceof BooleanValue bool && bool.value();
    }

    static boolean isFalse(@Nullable AttributeValue value) {
        return value instanceof BooleanValue bool && !bool.value();
    }

    /** Whether it is neither NULL nor MISSING. */
    static boolean isKnown(@Nullable AttributeValue value) {
        return value != null && value != UNKNOWN;
    }

    static Evaluation and() {
        return (operands, item, arguments) -> {
            boolean unknown = false;
            for (Scalar operand : operands) {
                AttributeValue value = operand.evaluate(item, arguments);
                if (isFalse(value)) {
                    return FALSE;
                }
                unknown |= !isTrue(value);
            }
            return unknown ? UNKNOWN : TRUE;
        };
    }

    static Evaluation or() {
        return (operands, item, arguments) -> {
            boolean unknown = false;
            for (Scalar operand : operands) {
                AttributeValue value = operand.evaluate(item, arguments);
                if (isTrue(value)) {
                    return TRUE;
                }
                unknown |= !isFalse(value);
            }
            return unknown ? UNKNOWN : FALSE;
        };
    }

    static Evaluation not() {
        return (operands, item, arguments) -> {
            AttributeValue value = operands.get(0).evaluate(item, arguments);
            return value instanceof BooleanValue bool ? of(!bool.value()) : UNKNOWN;
        };
    }

    static Evaluation isTrue() {
        return (operands, item, arguments) -> of(isTrue(operands.get(0).evaluate(item, arguments)));
    }

    static Evaluation isNull() {
        return (operands, item, arguments) -> of(!isKnown(operands.get(0).evaluate(item, arguments)));
    }

    static Evaluation isNullExact() {
        return (operands, item, arguments) -> of(operands.get(0).evaluate(item, arguments) == UNKNOWN);
    }

    static Evaluation isMissing() {
        return (operands, item, arguments) -> of(operands.get(0).evaluate(item, arguments) == null);
    }

    /** The value of a CASE: pairs of condition and result, and the last alone is ELSE. */
    static Evaluation firstTrue() {
        return (operands, item, arguments) -> {
            int pairs = operands.size() / 2;
            for (int i = 0; i < pairs; i++) {
                if (isTrue(operands.get(2 * i).evaluate(item, arguments))) {
                    return operands.get(2 * i + 1).evaluate(item, arguments);
                }
            }
            return operands.size() % 2 == 0 ? UNKNOWN : last(operands).evaluate(item, arguments);
        };
    }

    static Evaluation firstKnown() {
        return (operands, item, arguments) -> {
            for (Scalar operand : operands) {
                AttributeValue value = operand.evaluate(item, arguments);
                if (isKnown(value)) {
                    return value;
                }
            }
            return UNKNOWN;
        };
    }

    static Evaluation nullIfEqual() {
        return (operands, item, arguments) -> {
            AttributeValue value = operands.get(0).evaluate(item, arguments);
            return isKnown(value) && value.equals(operands.get(1).evaluate(item, arguments)) ? UNKNOWN : value;
        };
    }

    private static Scalar last(List<Scalar> operands) {
        return operands.get(operands.size() - 1);
    }
}
