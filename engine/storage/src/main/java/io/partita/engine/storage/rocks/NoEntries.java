package io.partita.engine.storage.rocks;

import io.partita.engine.storage.OrderedStore;

/** A walk over nothing. */
enum NoEntries implements OrderedStore.Entries {
    INSTANCE;

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public byte[] key() {
        throw new IllegalStateException("there are no entries");
    }

    @Override
    public byte[] value() {
        throw new IllegalStateException("there are no entries");
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
