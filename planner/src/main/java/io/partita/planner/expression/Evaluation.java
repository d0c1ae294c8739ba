package io.partita.planner.expression;

import com.google.errorprone.annotations.Immutable;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a function gets its value from operands that are not evaluated yet. */
@Immutable
@FunctionalInterface
interface Evaluation {

    /** The value, or null for MISSING. */
    @Nullable
    AttributeValue of(List<Scalar> operands, Item item, Arguments arguments);

    /** A function of one value: MISSING gives MISSING and NULL gives NULL without asking it. */
    static Evaluation strict(OfOne function) {
        return (operands, item, arguments) -> {
            AttributeValue value = operands.get(0).evaluate(item, arguments);
            return Truth.isKnown(value) ? function.of(value) : value;
        };
    }

    /** A function of two values: MISSING on one side gives MISSING, otherwise NULL on one side gives NULL. */
    static Evaluation strict(OfTwo function) {
        return (operands, item, arguments) -> {
            AttributeValue left = operands.get(0).evaluate(item, arguments);
            AttributeValue right = operands.get(1).evaluate(item, arguments);
            if (left == null || right == null) {
                return null;
            }
            return Truth.isKnown(left) && Truth.isKnown(right) ? function.of(left, right) : Truth.UNKNOWN;
        };
    }

    /** A function of a value that is neither NULL nor MISSING. */
    @Immutable
    @FunctionalInterface
    interface OfOne {
        @Nullable
        AttributeValue of(AttributeValue value);
    }

    /** A function of two values that are neither NULL nor MISSING. */
    @Immutable
    @FunctionalInterface
    interface OfTwo {
        @Nullable
        AttributeValue of(AttributeValue left, AttributeValue right);
    }
}
