package io.partita.engine.storage.rocks;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.OrderedStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/**
 * A walk over a range, as it was when this was made: RocksDB's iterators hold the state they were made in.
 *
 * <p>For one thread; the store may close it from another, which every method waits for or notices.
 */
final class RocksEntries implements OrderedStore.Entries {
    private final OpenWalks walks;
    private final byte[] from;
    private final boolean descending;
    private final RocksIterator iterator;
    /** What the iterator points to, so that it is closed after it. */
    private final List<AbstractNativeReference> bounds = new ArrayList<>(3);

    private final ByteBuffer buffer;
    private boolean started;
    private boolean onEntry;
    private boolean closed;

    /**
     * Holds the state of the database from here on.
     *
     * @param to exclusive, empty for no end
     */
    RocksEntries(RocksDB database, byte[] from, byte[] to, boolean descending, OpenWalks walks) {
        this.walks = walks;
        this.from = from;
        this.descending = descending;
        ReadOptions options = bound(new ReadOptions());
        if (to.length > 0) {
            options.setIterateUpperBound(bound(new Slice(to)));
        }
        if (descending) {
            options.setIterateLowerBound(bound(new Slice(from)));
        }
        iterator = database.newIterator(options);
        buffer = walks.takeBuffer();
    }

    private <T extends AbstractNativeReference> T bound(T object) {
        bounds.add(object);
        return object;
    }

    @Override
    public synchronized boolean next() {
        checkOpen();
        if (!started) {
            started = true;
            start();
        } else if (onEntry) {
            step();
        }
        onEntry = iterator.isValid();
        if (!onEntry) {
            checkStatus();
        }
        return onEntry;
    }

    /** What is not valid can be the end, or damage. */
    private void checkStatus() {
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw RocksFailure.ofRead(walks.directory(), e);
        }
    }

    private void start() {
        if (descending) {
            iterator.seekToLast();
        } else {
            iterator.seek(from);
        }
    }

    private void step() {
        if (descending) {
            iterator.prev();
        } else {
            iterator.next();
        }
    }

    @Override
    public synchronized byte[] key() {
        checkOnEntry();
        buffer.clear();
        int length = iterator.key(buffer);
        byte @Nullable [] key = fromBuffer(length);
        return key == null ? iterator.key() : key;
    }

    @Override
    public synchronized byte[] value() {
        checkOnEntry();
        buffer.clear();
        int length = iterator.value(buffer);
        byte @Nullable [] value = fromBuffer(length);
        return value == null ? iterator.value() : value;
    }

    /** Native code fills memory outside of the heap faster than it makes an array; null if there was not room for all. */
    private byte @Nullable [] fromBuffer(int length) {
        if (length > buffer.capacity()) {
            return null;
        }
        byte[] bytes = new byte[length];
        buffer.get(0, bytes);
        return bytes;
    }

    private void checkOnEntry() {
        checkOpen();
        if (!onEntry) {
            throw new IllegalStateException("there is no entry here: next() was not called, or has said so");
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE,
                    "A read of the data in " + walks.directory()
                            + " was cut off, because the store was closed or recovered");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            iterator.close();
            bounds.forEach(AbstractNativeReference::close);
            walks.giveBuffer(buffer);
            walks.ended(this);
        }
    }
}
