package io.partita.planner.access;

import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/** Items, one after another, for one thread; must be closed. */
public interface ItemCursor extends AutoCloseable {

    /** No items. */
    ItemCursor EMPTY = new ItemCursor() {
        @Override
        public @Nullable Item next() {
            return null;
        }

        @Override
        public void close() {}
    };

    /**
     * The next item, or null behind the last. Once it has been null it must not be called again.
     *
     * @throws io.partita.planner.error.QueryException if the statement fails or is cancelled meanwhile
     */
    @Nullable
    Item next();

    /** Whether {@link #next} probably has an answer without a request to the store. */
    default boolean isReady() {
        return false;
    }

    /** Stops what is still read. A second call does nothing. */
    @Override
    void close();
}
