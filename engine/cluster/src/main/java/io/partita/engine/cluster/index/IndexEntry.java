package io.partita.engine.cluster.index;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.cluster.catalog.Index;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item as it appears in an index.
 *
 * @param storageKey its key in the index's keyspace
 * @param item what the index projects of it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record IndexEntry(byte[] storageKey, Item item) {

    /** The entry of an item, or null if it has none: it lacks a key attribute of the index, or there is no item. */
    public static @Nullable IndexEntry of(Index index, @Nullable Item item) {
        if (item == null) {
            return null;
        }
        byte[] storageKey = index.keyspace().keyOf(item);
        return storageKey == null ? null : new IndexEntry(storageKey, project(index, item));
    }

    private static Item project(Index index, Item item) {
        IndexProjection projection = index.definition().projection();
        if (projection.kind() == IndexProjection.Kind.ALL) {
            return item;
        }
        Map<String, AttributeValue> projected = new LinkedHashMap<>();
        for (KeyAttribute attribute : index.keyspace().attributes()) {
            copy(item, attribute.name(), projected);
        }
        for (String attribute : projection.included()) {
            copy(item, attribute, projected);
        }
        return Item.of(projected);
    }

    private static void copy(Item item, String attribute, Map<String, AttributeValue> projected) {
        AttributeValue value = item.get(attribute);
        if (value != null) {
            projected.put(attribute, value);
        }
    }
}
