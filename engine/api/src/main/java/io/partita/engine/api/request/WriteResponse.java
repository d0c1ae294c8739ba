package io.partita.engine.api.request;

import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * What a write answers.
 *
 * @param attributes what {@link ReturnValues} asked for, or null if nothing was asked for or there is nothing
 * @param collectionBytes the size of the item collection after the write, entries of local indexes included, or
 *     {@link #NO_COLLECTION}
 */
public record WriteResponse(@Nullable Item attributes, Consumed consumed, long collectionBytes) {
    /** The table has no local indexes, or the store does not say. */
    public static final long NO_COLLECTION = -1;

    /** Of a table without local indexes. */
    public WriteResponse(@Nullable Item attributes, Consumed consumed) {
        this(attributes, consumed, NO_COLLECTION);
    }
}
