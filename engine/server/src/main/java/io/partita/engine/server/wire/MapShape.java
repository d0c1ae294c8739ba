package io.partita.engine.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map from names to values of one shape, in the order of the request; a null among them is skipped. */
public final class MapShape<T> implements Shape<Map<String, T>> {
    private final String type;
    private final Shape<T> value;

    private MapShape(String type, Shape<T> value) {
        this.type = type;
        this.value = value;
    }

    /**
     * A map.
     *
     * @param type the Java type of the values, which the service names to who sends a list
     */
    public static <T> MapShape<T> of(String type, Shape<T> value) {
        return new MapShape<>(typeOf(type), value);
    }

    /** The Java type of a map, given that of its values. */
    static String typeOf(String value) {
        return "java.util.Map<java.lang.String, " + value + ">";
    }

    @Override
    public Map<String, T> read(JsonParser json) throws IOException {
        Beginning.ofObject(json, type, Beginning.OF_MEMBER);
        Map<String, T> entries = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            T read = json.nextToken() == JsonToken.VALUE_NULL ? null : value.read(json);
            if (read != null) {
                entries.put(name, read);
            }
        }
        return entries;
    }

    @Override
    public void check(Map<String, T> entries, Location location, Violations violations) {
        for (Map.Entry<String, T> entry : entries.entrySet()) {
            if (violations.isFull()) {
                return;
            }
            value.check(entry.getValue(), location.entry(entry.getKey()), violations);
        }
    }
}
