package io.partita.jdbc.value;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import java.lang.reflect.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps, lists, sets and arrays as attribute values; null elements become the value NULL. */
final class StoredContainers {
    /** How deep the data model lets maps and lists lie in each other. */
    private static final int MAX_DEPTH = 32;

    private StoredContainers() {}

    static AttributeValue of(Object container, int depth) throws SQLException {
        if (depth >= MAX_DEPTH) {
            throw SqlErrors.of(
                    SqlState.TEXT_TOO_LONG,
                    "maps and lists lie deeper than " + MAX_DEPTH + " levels in each other, or contain themselves");
        } else if (container instanceof Map<?, ?> map) {
            return map(map, depth + 1);
        } else if (container instanceof Set<?> set) {
            return set(elements(set, depth + 1));
        } else if (container instanceof Iterable<?> iterable) {
            return AttributeValue.of(elements(iterable, depth + 1));
        } else if (container.getClass().isArray()) {
            return AttributeValue.of(array(container, depth + 1));
        }
        throw StoredValues.unknown(container);
    }

    private static AttributeValue map(Map<?, ?> map, int depth) throws SQLException {
        Map<String, AttributeValue> entries = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw SqlErrors.of(SqlState.INVALID_VALUE, "the names of a map must be strings, not " + entry.getKey());
            }
            entries.put(name, element(entry.getValue(), depth));
        }
        return AttributeValue.of(entries);
    }

    private static List<AttributeValue> elements(Iterable<?> container, int depth) throws SQLException {
        List<AttributeValue> elements = new ArrayList<>();
        for (Object element : container) {
            elements.add(element(element, depth));
        }
        return elements;
    }

    private static List<AttributeValue> array(Object array, int depth) throws SQLException {
        int length = Array.getLength(array);
        List<AttributeValue> elements = new ArrayList<>(length);
        for (int i = 0; i < length; i++) {
            elements.add(element(Array.get(array, i), depth));
        }
        return elements;
    }

    private static AttributeValue element(@Nullable Object element, int depth) throws SQLException {
        AttributeValue value = StoredValues.of(element, depth);
        return value == null ? AttributeValue.nullValue() : value;
    }

    /** The set of the elements, which must be of one of the three types that sets have. */
    static AttributeValue set(List<AttributeValue> elements) throws SQLException {
        try {
            if (allAre(elements, StringValue.class)) {
                return StringSetValue.of(elements.stream()
                        .map(element -> ((StringValue) element).value())
                        .toList());
            } else if (allAre(elements, NumberValue.class)) {
                return NumberSetValue.of(elements.stream()
                        .map(element -> ((NumberValue) element).value())
                        .toList());
            } else if (allAre(elements, BinaryValue.class)) {
                return BinarySetValue.of(
                        elements.stream().map(BinaryValue.class::cast).toList());
            }
        } catch (IllegalArgumentException emptyOrTwice) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, String.valueOf(emptyOrTwice.getMessage()), emptyOrTwice);
        }
        throw SqlErrors.of(
                SqlState.INVALID_VALUE,
                "a set holds only strings, only numbers or only binaries; bind a List for mixed elements");
    }

    private static boolean allAre(List<AttributeValue> elements, Class<? extends AttributeValue> type) {
        return elements.stream().allMatch(type::isInstance);
    }
}
