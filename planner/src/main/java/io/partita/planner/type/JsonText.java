package io.partita.planner.type;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryException;

/**
 * Attribute values as plain JSON text, without type tags: what a tool shows of a map or list, and what an import
 * reads.
 *
 * <p>Numbers are exact and without an exponent, sets are arrays, binaries are base64 strings, and the names of a
 * map and the elements of a set are sorted, so that equal values have equal texts. Reading gives no sets and no
 * binaries back, because JSON has none.
 */
public final class JsonText {
    /** How deep maps and lists may lie in each other; an item is shallower. */
    public static final int MAX_DEPTH = 64;

    private JsonText() {}

    /**
     * The text of a value.
     *
     * @throws QueryException VALUE_TOO_LARGE if maps and lists lie deeper than {@link #MAX_DEPTH} in each other
     */
    public static String of(AttributeValue value) {
        return JsonWriter.write(value);
    }

    /**
     * The value of a text: objects become maps, arrays lists.
     *
     * @throws QueryException INVALID_VALUE if it is not one JSON value, if an object has a name twice or nesting is
     *     too deep; NUMBER_OUT_OF_RANGE if a number does not fit the data model
     */
    public static AttributeValue parse(String text) {
        return JsonReader.read(text);
    }
}
