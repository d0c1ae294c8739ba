package io.partita.jdbc.open;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.planner.QueryEngine;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection's share of an open store. Safe to share between threads. */
public final class StoreLease implements AutoCloseable {
    private final OpenStore store;
    private final Runnable release;
    private final AtomicBoolean released = new AtomicBoolean();

    StoreLease(OpenStore store, Runnable release) {
        this.store = store;
        this.release = release;
    }

    public QueryEngine engine() {
        return store.engine();
    }

    /** Whether the store answers; reads no items. */
    public boolean answers() {
        try {
            store.items().listTables();
            return true;
        } catch (StoreException refused) {
            // Who refuses answers, too.
            return refused.code() == ErrorCode.ACCESS_DENIED || refused.code() == ErrorCode.THROTTLED;
        }
    }

    /** Gives the share back; the last one closes a store that is not to stay. A second call does nothing. */
    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
    }
}
