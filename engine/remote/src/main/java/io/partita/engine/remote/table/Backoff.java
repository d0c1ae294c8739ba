package io.partita.engine.remote.table;

import io.partita.engine.api.error.StoreException;

/** How long to wait between one look at a table and the next. */
@FunctionalInterface
public interface Backoff {
    /**
     * Waits, the longer the more looks there were.
     *
     * @param looks from 1
     * @throws StoreException if there is nothing to wait for any more: too many looks, or the thread was interrupted
     */
    void pause(int looks);
}
