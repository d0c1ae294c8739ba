package io.partita.engine.api.item;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One item: attribute values by name. An item may stay encoded until somebody asks for an attribute, so
 * {@link #get} is the cheap way to read one and {@link #attributes} decodes everything.
 *
 * <p>Items are immutable and safe to share between threads. Two items are equal when their
 * {@link #attributes} are equal, whatever their implementation; the hash code is that of the map.
 */
public interface Item {

    /** An item without attributes. */
    Item EMPTY = new MapItem(Map.of());

    /** An item over the given map, which must not be changed afterwards. */
    static Item of(Map<String, AttributeValue> attributes) {
        return new MapItem(attributes);
    }

    /** The value of a top-level attribute, or null if the item has no such attribute (MISSING). */
    @Nullable
    AttributeValue get(String name);

    /** All attributes, unmodifiable. */
    Map<String, AttributeValue> attributes();

    /** The size in bytes by which limits and capacity are counted; see {@link ItemSize}. */
    int sizeBytes();
}
