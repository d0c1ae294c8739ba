package io.partita.engine.cluster.consensus;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.UnloggedStore;
import io.partita.engine.storage.WriteBatch;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store of a replica of which there are others: when it turns out to be damaged, by whichever thread, that is told, and the caller
 * hears UNAVAILABLE, because another replica can answer.
 */
final class WatchedStore implements UnloggedStore {
    private final UnloggedStore store;
    private final Consumer<StoreException> onDamage;
    private volatile @Nullable StoreException damage;

    WatchedStore(UnloggedStore store, Consumer<StoreException> onDamage) {
        this.store = store;
        this.onDamage = onDamage;
    }

    /** The first damage that was found, or null. */
    @Nullable
    StoreException damage() {
        return damage;
    }

    private <T extends @Nullable Object> T watched(Supplier<T> use) {
        try {
            return use.get();
        } catch (StoreException e) {
            throw translated(e);
        }
    }

    private StoreException translated(StoreException failure) {
        if (failure.code() != ErrorCode.CORRUPTION) {
            return failure;
        }
        if (damage == null) {
            damage = failure;
        }
        onDamage.accept(failure);
        return new StoreException(
                ErrorCode.UNAVAILABLE,
                "A replica is damaged, and is made anew from the others: " + failure.getMessage(),
                failure);
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return watched(() -> store.get(key));
    }

    @Override
    public List<byte @Nullable []> multiGet(List<byte[]> keys) {
        return watched(() -> store.multiGet(keys));
    }

    @Override
    public Entries range(byte[] from, byte[] to, boolean descending) {
        return new WatchedEntries(watched(() -> store.range(from, to, descending)));
    }

    /** A walk over them. */
    private final class WatchedEntries implements Entries {
        private final Entries entries;

        WatchedEntries(Entries entries) {
            this.entries = entries;
        }

        @Override
        public boolean next() {
            try {
                return entries.next();
            } catch (StoreException e) {
                throw translated(e);
            }
        }

        @Override
        public byte[] key() {
            return entries.key();
        }

        @Override
        public byte[] value() {
            return entries.value();
        }

        @Override
        public void close() {
            entries.close();
        }
    }

    @Override
    public long approximateBytes(byte[] from, byte[] to) {
        return watched(() -> store.approximateBytes(from, to));
    }

    @Override
    public void commit(WriteBatch batch) {
        try {
            store.commit(batch);
        } catch (StoreException e) {
            throw translated(e);
        }
    }

    @Override
    public void commitLazily(WriteBatch batch) {
        try {
            store.commitLazily(batch);
        } catch (StoreException e) {
            throw translated(e);
        }
    }

    @Override
    public void checkpoint(Path directory) {
        try {
            store.checkpoint(directory);
        } catch (StoreException e) {
            throw translated(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
