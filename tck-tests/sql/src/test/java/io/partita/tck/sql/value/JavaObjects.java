package io.partita.tck.sql.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Between values and what JDBC takes and gives: null is NULL, and a binary is an array of bytes. */
public final class JavaObjects {
    private JavaObjects() {}

    /** The value that {@code getObject(column, Object.class)} gave. */
    public static Object read(@Nullable Object object) {
        if (object == null) {
            return Absent.NULL;
        } else if (object instanceof BigDecimal number) {
            return Literals.number(number);
        } else if (object instanceof Integer || object instanceof Long) {
            return Literals.number(new BigDecimal(object.toString()));
        } else if (object instanceof byte[] bytes) {
            return Bytes.of(bytes);
        } else if (object instanceof List<?> list) {
            List<Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(read(element)));
            return elements;
        } else if (object instanceof Set<?> set) {
            Set<Object> elements = new LinkedHashSet<>();
            set.forEach(element -> elements.add(read(element)));
            return elements;
        } else if (object instanceof Map<?, ?> map) {
            Map<String, Object> entries = new LinkedHashMap<>();
            map.forEach((name, entry) -> entries.put((String) name, read(entry)));
            return entries;
        } else if (object instanceof String || object instanceof Boolean) {
            return object;
        }
        throw new IllegalArgumentException("JDBC gave a " + object.getClass());
    }

    /** What {@code setObject} takes for the value. */
    public static @Nullable Object bind(Object value) {
        if (value instanceof Absent) {
            return null;
        } else if (value instanceof Bytes bytes) {
            return bytes.bytes();
        } else if (value instanceof List<?> list) {
            List<@Nullable Object> elements = new ArrayList<>();
            list.forEach(element -> elements.add(bind(element)));
            return elements;
        } else if (value instanceof Set<?> set) {
            Set<@Nullable Object> elements = new LinkedHashSet<>();
            set.forEach(element -> elements.add(bind(element)));
            return elements;
        } else if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((name, entry) -> entries.put((String) name, bind(entry)));
            return entries;
        }
        return value;
    }
}
