package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IN: the operand first, then the candidates. */
final class Membership {
    private Membership() {}

    /** True if a candidate is equal; otherwise unknown if the operand or a candidate is, unless there is none. */
    static Evaluation in() {
        return (operands, item, arguments) -> {
            AttributeValue value = operands.get(0).evaluate(item, arguments);
            boolean unknown = false;
            for (int i = 1; i < operands.size(); i++) {
                Scalar operand = operands.get(i);
                AttributeValue candidate = operand.evaluate(item, arguments);
                AttributeValue found = Spread.isSpread(operand)
                        ? equalsAny(value, Spread.elements(candidate))
                        : equals(value, candidate);
                if (found == Truth.TRUE) {
                    return found;
                }
                unknown |= found == Truth.UNKNOWN;
            }
            return unknown ? Truth.UNKNOWN : Truth.FALSE;
        };
    }

    /** Whether a candidate is exactly equal; NULL equals NULL, and MISSING equals nothing. */
    static Evaluation inExact() {
        return (operands, item, arguments) -> {
            AttributeValue value = operands.get(0).evaluate(item, arguments);
            return Truth.of(value != null && isAmong(value, operands, item, arguments));
        };
    }

    private static boolean isAmong(AttributeValue value, List<Scalar> operands, Item item, Arguments arguments) {
        for (int i = 1; i < operands.size(); i++) {
            Scalar operand = operands.get(i);
            AttributeValue candidate = operand.evaluate(item, arguments);
            boolean found =
                    Spread.isSpread(operand) ? Spread.elements(candidate).contains(value) : value.equals(candidate);
            if (found) {
                return true;
            }
        }
        return false;
    }

    private static AttributeValue equalsAny(@Nullable AttributeValue value, Iterable<AttributeValue> candidates) {
        boolean unknown = false;
        for (AttributeValue candidate : candidates) {
            AttributeValue found = equals(value, candidate);
            if (found == Truth.TRUE) {
                return found;
            }
            unknown |= found == Truth.UNKNOWN;
        }
        return unknown ? Truth.UNKNOWN : Truth.FALSE;
    }

    private static AttributeValue equals(@Nullable AttributeValue value, @Nullable AttributeValue candidate) {
        if (!Truth.isKnown(value) || !Truth.isKnown(candidate)) {
            return Truth.UNKNOWN;
        }
        return Truth.of(value.equals(candidate));
    }
}
