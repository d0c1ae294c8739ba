package io.partita.planner.expression;

import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operators and the store's own functions do with strings. */
final class Texts {
    private Texts() {}

    /** {@code begins_with}; a constant prefix that is neither string nor binary is an error. */
    static Evaluation beginsWith() {
        return (operands, item, arguments) -> {
            AttributeValue value = operands.get(0).evaluate(item, arguments);
            AttributeValue prefix = operands.get(1).evaluate(item, arguments);
            if (Truth.isKnown(prefix) && operands.get(1).isConstant()) {
                requirePrefix(prefix);
            }
            return Truth.isKnown(value) && Truth.isKnown(prefix)
                    ? Truth.of(Values.beginsWith(value, prefix))
                    : Truth.UNKNOWN;
        };
    }

    private static void requirePrefix(AttributeValue prefix) {
        if (!(prefix instanceof StringValue) && !(prefix instanceof AttributeValue.BinaryValue)) {
            throw OperandTypes.refused("begins_with", prefix);
        }
    }

    /** {@code contains}: unknown if the container is; a list may contain NULL. */
    static Evaluation contains() {
        return (operands, item, arguments) -> {
            AttributeValue container = operands.get(0).evaluate(item, arguments);
            AttributeValue element = operands.get(1).evaluate(item, arguments);
            return Truth.isKnown(container) && element != null
                    ? Truth.of(Values.contains(container, element))
                    : Truth.UNKNOWN;
        };
    }

    /** Operand, pattern, and an optional escape character; false for a value that is no string, or a pattern of the item that is none. */
    static @Nullable AttributeValue like(List<Scalar> operands, Item item, Arguments arguments) {
        return like(operands, item, arguments, false);
    }

    static @Nullable AttributeValue likeIgnoringCase(List<Scalar> operands, Item item, Arguments arguments) {
        return like(operands, item, arguments, true);
    }

    private static @Nullable AttributeValue like(
            List<Scalar> operands, Item item, Arguments arguments, boolean ignoringCase) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        AttributeValue pattern = operands.get(1).evaluate(item, arguments);
        AttributeValue escape = operands.size() > 2 ? operands.get(2).evaluate(item, arguments) : LikePattern.NO_ESCAPE;
        if (!Truth.isKnown(value) || !Truth.isKnown(pattern) || !Truth.isKnown(escape)) {
            return Truth.UNKNOWN;
        }
        if (!(pattern instanceof StringValue) && !operands.get(1).isConstant()) {
            return Truth.FALSE;
        }
        LikePattern like = LikePattern.of(pattern, escape);
        if (!(value instanceof StringValue string)) {
            return Truth.FALSE;
        }
        return Truth.of(ignoringCase ? like.matchesIgnoringCase(string.value()) : like.matches(string.value()));
    }

    /** Strings and numbers, one behind the other. */
    static @Nullable AttributeValue concatenate(AttributeValue left, AttributeValue right) {
        String head = printed(left);
        String tail = printed(right);
        if (head == null || tail == null) {
            return null;
        }
        TextLength.require((long) head.length() + tail.length());
        return AttributeValue.of(head.concat(tail));
    }

    private static @Nullable String printed(AttributeValue value) {
        if (value instanceof StringValue string) {
            return string.value();
        }
        return value instanceof NumberValue number ? number.text() : null;
    }
}
