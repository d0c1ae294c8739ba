package io.partita.planner.expression;

import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps, lists and sets: how they are made, what type they have, what lies in them. */
final class Documents {
    /** The most entries or elements that a constructor may make. */
    private static final int MAX_ELEMENTS = 100_000;

    private Documents() {}

    /** Names and values by turns; an entry whose value is MISSING is left out. */
    static AttributeValue map(List<Scalar> operands, Item item, Arguments arguments) {
        requireSize(operands.size() / 2);
        Map<String, AttributeValue> entries = new LinkedHashMap<>();
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            AttributeValue name = operands.get(i).evaluate(item, arguments);
            AttributeValue value = operands.get(i + 1).evaluate(item, arguments);
            if (!(name instanceof StringValue text)) {
                throw new QueryException(QueryErrorCode.TYPE_MISMATCH, "the name of a map entry must be a string");
            }
            if (value != null) {
                entries.put(text.value(), value);
            }
        }
        return AttributeValue.of(entries);
    }

    /** MISSING becomes NULL, so that every element keeps its place. */
    static AttributeValue list(List<Scalar> operands, Item item, Arguments arguments) {
        requireSize(operands.size());
        List<AttributeValue> elements = new ArrayList<>(operands.size());
        for (Scalar operand : operands) {
            AttributeValue value = operand.evaluate(item, arguments);
            elements.add(value == null ? Truth.UNKNOWN : value);
        }
        return AttributeValue.of(elements);
    }

    static AttributeValue set(List<Scalar> operands, Item item, Arguments arguments) {
        requireSize(operands.size());
        List<AttributeValue> elements = new ArrayList<>(operands.size());
        for (Scalar operand : operands) {
            AttributeValue value = operand.evaluate(item, arguments);
            elements.add(value == null ? Truth.UNKNOWN : value);
        }
        return setOf(elements);
    }

    /**
     * The set of these elements.
     *
     * @throws QueryException if there are none, one twice, or they are not all strings, all numbers or all binaries
     */
    static AttributeValue setOf(List<AttributeValue> elements) {
        if (elements.isEmpty()) {
            throw new QueryException(QueryErrorCode.INVALID_VALUE, "Empty bags are not supported");
        }
        try {
            return switch (elements.get(0).type()) {
                case S -> AttributeValue.StringSetValue.of(strings(elements));
                case N -> AttributeValue.NumberSetValue.of(numbers(elements));
                case B -> AttributeValue.BinarySetValue.of(binaries(elements));
                default -> throw notOfOneType(elements.get(0).type());
            };
        } catch (IllegalArgumentException duplicates) {
            throw QueryException.of(
                    QueryErrorCode.INVALID_VALUE,
                    "One or more parameter values were invalid: " + duplicates.getMessage(),
                    duplicates);
        }
    }

    private static List<String> strings(List<AttributeValue> elements) {
        List<String> strings = new ArrayList<>(elements.size());
        for (AttributeValue element : elements) {
            if (!(element instanceof StringValue string)) {
                throw notOfOneType(element.type());
            }
            strings.add(string.value());
        }
        return strings;
    }

    private static List<BigDecimal> numbers(List<AttributeValue> elements) {
        List<BigDecimal> numbers = new ArrayList<>(elements.size());
        for (AttributeValue element : elements) {
            if (!(element instanceof NumberValue number)) {
                throw notOfOneType(element.type());
            }
            numbers.add(number.value());
        }
        return numbers;
    }

    private static List<BinaryValue> binaries(List<AttributeValue> elements) {
        List<BinaryValue> binaries = new ArrayList<>(elements.size());
        for (AttributeValue element : elements) {
            if (!(element instanceof BinaryValue binary)) {
                throw notOfOneType(element.type());
            }
            binaries.add(binary);
        }
        return binaries;
    }

    private static QueryException notOfOneType(AttributeType type) {
        return new QueryException(
                QueryErrorCode.TYPE_MISMATCH,
                "the elements of a set must be all strings, all numbers or all binaries; one is a " + type.words());
    }

    /** Base, and the steps below it: a string into a map, a number into a list. */
    static @Nullable AttributeValue step(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        for (int i = 1; i < operands.size() && value != null; i++) {
            value = stepInto(value, operands.get(i).evaluate(item, arguments));
        }
        return value;
    }

    private static @Nullable AttributeValue stepInto(AttributeValue value, @Nullable AttributeValue step) {
        if (value instanceof MapValue map && step instanceof StringValue name) {
            return map.entries().get(name.value());
        } else if (value instanceof ListValue list && step instanceof NumberValue number) {
            BigDecimal index = number.value();
            boolean within = index.signum() >= 0
                    && index.scale() <= 0
                    && index.compareTo(BigDecimal.valueOf(list.elements().size())) < 0;
            return within ? list.elements().get(index.intValueExact()) : null;
        }
        return null;
    }

    /** {@code attribute_type}: false for MISSING. */
    static AttributeValue hasType(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        AttributeType type = AttributeTypes.named(operands.get(1).evaluate(item, arguments));
        return Truth.of(value != null && value.type() == type);
    }

    /** MISSING for a value that has no size, NULL among them. */
    static @Nullable AttributeValue size(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        return value == null ? null : Values.size(value);
    }

    private static void requireSize(int elements) {
        if (elements > MAX_ELEMENTS) {
            throw new QueryException(
                    QueryErrorCode.VALUE_TOO_LARGE,
                    "a document of " + elements + " elements is too large; " + MAX_ELEMENTS + " are allowed");
        }
    }
}
