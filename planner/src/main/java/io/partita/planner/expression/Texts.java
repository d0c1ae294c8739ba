package io.partita.planner.expression;

import com.google.errorprone.annotations.Immutable;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions of strings. They count characters (code points); of anything but a string their value is MISSING. */
final class Texts {
    /** The longest string, in chars, that an expression may make; an item holds less. */
    static final int MAX_LENGTH = 1 << 20;

    private Texts() {}

    static Evaluation unary(OfText function) {
        return Evaluation.strict(
                value -> value instanceof StringValue string ? text(function.of(string.value())) : null);
    }

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
        return Truth.of(value instanceof StringValue string && like.matches(string.value()));
    }

    /** Strings and numbers, one behind the other. */
    static @Nullable AttributeValue concatenate(AttributeValue left, AttributeValue right) {
        String head = printed(left);
        String tail = printed(right);
        if (head == null || tail == null) {
            return null;
        }
        requireLength((long) head.length() + tail.length());
        return AttributeValue.of(head.concat(tail));
    }

    private static @Nullable String printed(AttributeValue value) {
        if (value instanceof StringValue string) {
            return string.value();
        }
        return value instanceof NumberValue number ? number.text() : null;
    }

    static @Nullable AttributeValue length(AttributeValue value) {
        return value instanceof StringValue string
                ? AttributeValue.of(
                        string.value().codePointCount(0, string.value().length()))
                : null;
    }

    /** SUBSTRING(text, start [, length]): start counts from 1, and what lies before the text is cut off. */
    static @Nullable AttributeValue substring(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        AttributeValue start = operands.get(1).evaluate(item, arguments);
        AttributeValue length = operands.size() > 2 ? operands.get(2).evaluate(item, arguments) : null;
        if (value == null || start == null || (operands.size() > 2 && length == null)) {
            return null;
        }
        if (!Truth.isKnown(value) || !Truth.isKnown(start) || length == Truth.UNKNOWN) {
            return Truth.UNKNOWN;
        }
        if (!(value instanceof StringValue string)
                || !(start instanceof NumberValue from)
                || !(length == null || length instanceof NumberValue)) {
            return null;
        }
        long first = position(from.value());
        long end = length == null ? Integer.MAX_VALUE : first + position(((NumberValue) length).value());
        if (end < first) {
            throw new QueryException(QueryErrorCode.INVALID_VALUE, "SUBSTRING needs a length that is not negative");
        }
        return AttributeValue.of(substring(string.value(), Math.max(first, 1), end));
    }

    private static String substring(String text, long first, long end) {
        int characters = text.codePointCount(0, text.length());
        if (first > characters || end <= first) {
            return "";
        }
        int from = text.offsetByCodePoints(0, (int) first - 1);
        return text.substring(from, text.offsetByCodePoints(from, (int) (Math.min(end - 1, characters) - first + 1)));
    }

    private static long position(BigDecimal number) {
        return number.max(BigDecimal.valueOf(Integer.MIN_VALUE))
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .longValue();
    }

    static AttributeValue text(String text) {
        requireLength(text.length());
        return AttributeValue.of(text);
    }

    private static void requireLength(long length) {
        if (length > MAX_LENGTH) {
            throw new QueryException(
                    QueryErrorCode.VALUE_TOO_LARGE,
                    "an expression would make a string of " + length + " characters; " + MAX_LENGTH + " are allowed");
        }
    }

    @Immutable
    @FunctionalInterface
    interface OfText {
        String of(String text);
    }
}
