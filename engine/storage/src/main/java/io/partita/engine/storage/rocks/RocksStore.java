package io.partita.engine.storage.rocks;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.UnloggedStore;
import io.partita.engine.storage.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Range;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.SizeApproximationFlag;
import org.rocksdb.Slice;

/**
 * A store in a directory, over RocksDB, with a cache of rows on the heap in front of {@link #get}. A commit is one
 * batch in RocksDB's log, synced before it returns unless it is a lazy one. Blocks are checked by checksum whenever they are read.
 *
 * <p>After a commit has failed, none is accepted until the store is known to be good again: the next commit first
 * closes the database and opens it anew, which reads the log from the disk, checks it, and writes what was in it to
 * new, synced files. On a full device it waits for as much room as that may take, and reads go on meanwhile. A walk
 * over a range that is open during the recovery is cut off with UNAVAILABLE. After CORRUPTION nothing is accepted at all.
 *
 * <p>Unlogged, it has no log of its own: see {@link UnloggedStore}. After a commit has failed none is accepted then until
 * the store is opened anew.
 *
 * <p>Safe for use by several threads at once.
 */
public final class RocksStore implements UnloggedStore {
    private static final byte[] BEHIND_MOST = new byte[64];

    static {
        Arrays.fill(BEHIND_MOST, (byte) 0xff);
    }

    private final DataDirectory directory;
    private final boolean logged;
    private final StoreBudget budget;
    private final RowCache rows;
    private final OpenWalks walks;

    /** Held shared by whoever uses the database, alone by whoever opens or closes it. */
    private final StampedLock lifecycle = new StampedLock();

    /** Null when the store is closed, or could not be opened anew. */
    private @Nullable RocksDatabase database;

    /** Why a commit failed, until the store is good again; only for the committing thread. */
    private @Nullable StoreException failure;

    private boolean closed;

    private RocksStore(DataDirectory directory, StoreBudget budget) {
        this.directory = directory;
        this.logged = directory.kind() == StoreKind.LOGGED;
        this.budget = budget;
        this.rows = new RowCache(budget.rowCacheBytes());
        this.walks = new OpenWalks(directory.path());
    }

    /**
     * Opens the store in a directory, which is made if there is none, and which is this process' alone until it is closed.
     *
     * @throws StoreException LOCKED if another has it open, FOREIGN_DATA if the directory is not one of ours,
     *     CORRUPTION if it is damaged, STORAGE_FULL if there is no room to open it
     */
    public static RocksStore open(Path path, StoreBudget budget) {
        return open(path, StoreKind.LOGGED, budget);
    }

    /** As {@link #open}, for a store without a log of its own. */
    public static RocksStore openUnlogged(Path path, StoreBudget budget) {
        return open(path, StoreKind.UNLOGGED, budget);
    }

    private static RocksStore open(Path path, StoreKind kind, StoreBudget budget) {
        DataDirectory directory = DataDirectory.open(path, kind);
        try {
            RocksStore store = new RocksStore(directory, budget);
            store.openDatabase();
            return store;
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** See {@link io.partita.engine.storage.open.OrderedStores#restore}. */
    public static void restore(Path checkpoint, Path path) {
        DataDirectory.restore(checkpoint, path);
    }

    private void openDatabase() {
        try {
            database = RocksDatabase.open(directory, budget);
        } catch (RocksDBException e) {
            throw RocksFailure.ofRead(directory.path(), e);
        }
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        RowKey row = new RowKey(key);
        byte @Nullable [] cached = rows.get(row);
        if (cached != null) {
            return cached;
        }
        long stamp = rows.stamp(row);
        byte @Nullable [] value = read(database -> database.get(key));
        if (value != null) {
            rows.offer(row, value, stamp);
        }
        return value;
    }

    @Override
    public List<byte @Nullable []> multiGet(List<byte[]> keys) {
        long before = rows.commits();
        List<byte @Nullable []> values = new ArrayList<>(keys.size());
        List<byte[]> missing = new ArrayList<>();
        for (byte[] key : keys) {
            byte @Nullable [] cached = rows.get(new RowKey(key));
            values.add(cached);
            if (cached == null) {
                missing.add(key);
            }
        }
        List<byte @Nullable []> read =
                missing.isEmpty() ? List.of() : read(database -> database.multiGetAsList(missing));
        if ((before & 1) != 0 || rows.commits() != before) {
            // Cached rows and read ones may be of two states; the database alone answers from one.
            return missing.size() == keys.size() ? read : read(database -> database.multiGetAsList(keys));
        }
        int next = 0;
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) == null) {
                values.set(i, read.get(next++));
            }
        }
        return values;
    }

    @Override
    public Entries range(byte[] from, byte[] to, boolean descending) {
        if (to.length > 0 && Arrays.compareUnsigned(from, to) >= 0) {
            return NoEntries.INSTANCE;
        }
        return read(database -> walks.begun(new RocksEntries(database, from, to, descending, walks)));
    }

    /** By the sizes of files, in which data is compressed, and of the write buffers. */
    @Override
    public long approximateBytes(byte[] from, byte[] to) {
        byte[] end = to.length == 0 ? BEHIND_MOST : to;
        if (Arrays.compareUnsigned(from, end) >= 0) {
            return 0;
        }
        try (Slice start = new Slice(from);
                Slice limit = new Slice(end)) {
            long[] sizes = read(database -> database.getApproximateSizes(
                    List.of(new Range(start, limit)),
                    SizeApproximationFlag.INCLUDE_FILES,
                    SizeApproximationFlag.INCLUDE_MEMTABLES));
            return sizes[0];
        }
    }

    @Override
    public synchronized void commit(WriteBatch batch) {
        commit(batch, true);
    }

    /**
     * Written to the log, and synced with the next batch that is: the log is synced from its front to its end. Until
     * then a loss of power may take it, or parts of it, which {@link LogRepair} then takes away as a whole.
     */
    @Override
    public synchronized void commitLazily(WriteBatch batch) {
        commit(batch, false);
    }

    private void commit(WriteBatch batch, boolean sync) {
        if (batch.isEmpty()) {
            return;
        }
        StoreException cause = failure;
        if (cause != null && !closed) {
            if (!logged) {
                throw repeated(cause);
            }
            recover(cause);
        }
        Set<RowKey> cached = rows.begin(batch);
        boolean written = false;
        try {
            write(batch, sync);
            written = true;
        } finally {
            rows.end(batch, written ? cached : Set.of());
        }
    }

    private void write(WriteBatch batch, boolean sync) {
        long hold = lifecycle.readLock();
        try {
            if (logged) {
                openDatabaseOrThrow().write(batch, sync);
            } else {
                openDatabaseOrThrow().writeUnlogged(batch);
            }
        } catch (RocksDBException e) {
            failure = RocksFailure.ofCommit(directory.path(), e);
            throw failure;
        } finally {
            lifecycle.unlockRead(hold);
        }
    }

    private void recover(StoreException cause) {
        boolean hopeless = cause.code() == ErrorCode.CORRUPTION
                || (cause.code() == ErrorCode.STORAGE_FULL && !directory.hasRoomToRecover());
        if (hopeless) {
            throw repeated(cause);
        }
        long hold = lifecycle.writeLock();
        try {
            closeDatabase();
            openDatabase();
            failure = null;
            rows.resume();
        } finally {
            lifecycle.unlockWrite(hold);
        }
    }

    private static StoreException repeated(StoreException cause) {
        return new StoreException(cause.code(), String.valueOf(cause.getMessage()), cause);
    }

    @Override
    public void checkpoint(Path target) {
        long hold = lifecycle.readLock();
        try {
            openDatabaseOrThrow().checkpoint(target);
        } catch (RocksDBException e) {
            throw RocksFailure.ofRead(directory.path(), e);
        } finally {
            lifecycle.unlockRead(hold);
        }
    }

    /** Ends all that use the database, and the database; forgets what was cached. */
    private void closeDatabase() {
        rows.suspend();
        walks.endAll();
        RocksDatabase open = database;
        database = null;
        if (open != null) {
            open.close();
        }
    }

    private <T> T read(Read<T> read) {
        long hold = lifecycle.readLock();
        try {
            return read.from(openDatabaseOrThrow().raw());
        } catch (RocksDBException e) {
            throw RocksFailure.ofRead(directory.path(), e);
        } finally {
            lifecycle.unlockRead(hold);
        }
    }

    private RocksDatabase openDatabaseOrThrow() {
        RocksDatabase open = database;
        if (open == null) {
            throw unavailable();
        }
        return open;
    }

    private StoreException unavailable() {
        String why = closed ? "is closed" : "has failed, and could not be recovered yet; the next commit tries again";
        return new StoreException(ErrorCode.UNAVAILABLE, "The store in " + directory.path() + " " + why);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        long hold = lifecycle.writeLock();
        try {
            closed = true;
            closeDatabase();
        } finally {
            lifecycle.unlockWrite(hold);
        }
        directory.close();
    }

    /** Something that is read while nobody can close the database. */
    private interface Read<T extends @Nullable Object> {
        T from(RocksDB database) throws RocksDBException;
    }
}
