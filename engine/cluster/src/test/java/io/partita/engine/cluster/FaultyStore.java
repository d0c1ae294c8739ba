package io.partita.engine.cluster;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import io.partita.engine.storage.open.OrderedStores;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store on the heap whose commits can be made to fail, before anything is written. */
public final class FaultyStore implements OrderedStore {
    private final OrderedStore store = OrderedStores.inMemory();
    private volatile @Nullable ErrorCode failure;
    private volatile int commitsBefore;

    /** Makes commits fail so from now on, or work again. */
    public void failWith(@Nullable ErrorCode newFailure) {
        failure = newFailure;
        commitsBefore = 0;
    }

    /** Makes commits fail so after some more have succeeded. */
    public void failAfter(int commits, ErrorCode newFailure) {
        commitsBefore = commits;
        failure = newFailure;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(key);
    }

    @Override
    public List<byte @Nullable []> multiGet(List<byte[]> keys) {
        return store.multiGet(keys);
    }

    @Override
    public Entries range(byte[] from, byte[] to, boolean descending) {
        return store.range(from, to, descending);
    }

    @Override
    public synchronized void commit(WriteBatch batch) {
        ErrorCode error = failure;
        if (error != null && commitsBefore-- <= 0) {
            throw new StoreException(error, "made to fail");
        }
        store.commit(batch);
    }

    @Override
    public long approximateBytes(byte[] from, byte[] to) {
        return store.approximateBytes(from, to);
    }

    /** Does nothing, so that what the store holds can be opened again. */
    @Override
    public void close() {}
}
