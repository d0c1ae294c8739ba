package io.partita.engine.storage.rocks;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.WriteBatch;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.Checkpoint;
import org.rocksdb.ChecksumType;
import org.rocksdb.CompressionType;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.RocksObject;
import org.rocksdb.Status;
import org.rocksdb.WALRecoveryMode;
import org.rocksdb.WriteOptions;

/**
 * An open RocksDB with everything outside of the heap that belongs to it. Nothing here guards against use after
 * {@link #close}, which would end the process: {@link RocksStore} does.
 *
 * <p>The natives of all platforms that ship are built with LZ4 and ZSTD: LZ4 where files are rewritten often, ZSTD
 * for the lowest level, which holds nine tenths.
 */
final class RocksDatabase implements AutoCloseable {
    private static final int BLOOM_BITS = 10;
    private static final long BLOCK_BYTES = 8 << 10;
    private static final int TABLE_FORMAT = 6;
    private static final int MAX_OPEN_FILES = 1000;
    private static final long LOG_FILE_BYTES = 1 << 20;
    private static final long STALL_PAUSE_NANOS = 100_000;

    /** The blob at the beginning of a batch that was written when all before it was synced; see {@link LogRepair}. */
    static final byte ALL_BEFORE_IS_DURABLE = 'D';

    private static final byte[] MARK = {ALL_BEFORE_IS_DURABLE};

    private final RocksDB database;
    private final WriteOptions synced;
    private final WriteOptions unsynced;
    private final WriteOptions unlogged;
    private final org.rocksdb.WriteBatch changes;
    private final Deque<RocksObject> owned;

    /** Opening has put all that was there into synced files. */
    private boolean isAllDurable = true;

    private RocksDatabase(RocksDB database, Deque<RocksObject> owned) {
        this.database = database;
        this.owned = owned;
        // A write that waits inside RocksDB for files to be written holds up the recovery that would write them.
        synced = own(new WriteOptions().setSync(true).setNoSlowdown(true));
        unsynced = own(new WriteOptions().setSync(false).setNoSlowdown(true));
        unlogged = own(new WriteOptions().setDisableWAL(true).setNoSlowdown(true));
        changes = own(new org.rocksdb.WriteBatch());
    }

    /**
     * Opens the database, after repairing its log, replaying it, and putting what was in it into synced files.
     *
     * @throws StoreException CORRUPTION if something that was acknowledged is missing in the log
     */
    static RocksDatabase open(DataDirectory directory, StoreBudget budget) throws RocksDBException {
        loadLibrary();
        LogRepair.run(directory);
        Deque<RocksObject> owned = new ArrayDeque<>();
        try {
            Options options = options(budget, owned);
            return new RocksDatabase(RocksDB.open(options, directory.data().toString()), owned);
        } catch (RocksDBException | RuntimeException e) {
            owned.forEach(RocksObject::close);
            throw e;
        }
    }

    private static void loadLibrary() {
        try {
            RocksDB.loadLibrary();
        } catch (RuntimeException | LinkageError e) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE,
                    "The native library of RocksDB cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + ": " + e.getMessage()
                            + ". It is unpacked to java.io.tmpdir, which must allow libraries to be run.",
                    e);
        }
    }

    private static Options options(StoreBudget budget, Deque<RocksObject> owned) {
        Options options = new Options();
        owned.push(options);
        return options.setCreateIfMissing(true)
                .setTableFormatConfig(tables(budget, owned))
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION)
                .setWriteBufferSize(budget.writeBufferBytes())
                .setMaxWriteBufferNumber(2)
                .setMemtableWholeKeyFiltering(true)
                .setMemtablePrefixBloomSizeRatio(0.02)
                .setParanoidChecks(true)
                // What a loss of power leaves at the end of the log is gone already: see LogRepair. Damage is an error,
                // where the default would silently forget everything that was acknowledged after it.
                .setWalRecoveryMode(WALRecoveryMode.TolerateCorruptedTailRecords)
                // Recovery from errors is ours: see RocksStore.
                .setMaxBgErrorResumeCount(0)
                .setMaxOpenFiles(MAX_OPEN_FILES)
                .setBytesPerSync(1 << 20)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(LOG_FILE_BYTES)
                .setKeepLogFileNum(4);
    }

    private static BlockBasedTableConfig tables(StoreBudget budget, Deque<RocksObject> owned) {
        Cache blocks = new LRUCache(budget.blockCacheBytes());
        owned.push(blocks);
        BloomFilter filter = new BloomFilter(BLOOM_BITS);
        owned.push(filter);
        return new BlockBasedTableConfig()
                .setBlockCache(blocks)
                .setBlockSize(BLOCK_BYTES)
                .setFilterPolicy(filter)
                .setCacheIndexAndFilterBlocks(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash)
                .setChecksumType(ChecksumType.kXXH3)
                .setFormatVersion(TABLE_FORMAT);
    }

    private <T extends RocksObject> T own(T object) {
        owned.push(object);
        return object;
    }

    RocksDB raw() {
        return database;
    }

    /** Writes all changes or none, and syncs the log if asked. For one thread at a time. */
    void write(WriteBatch batch, boolean sync) throws RocksDBException {
        changes.clear();
        if (isAllDurable) {
            changes.putLogData(MARK);
        }
        stage(batch);
        writeWhenFilesKeepUp(sync ? synced : unsynced);
        isAllDurable = sync;
        changes.clear();
    }

    /** Writes all changes or none, past the log: durable with the next flush. For one thread at a time. */
    void writeUnlogged(WriteBatch batch) throws RocksDBException {
        changes.clear();
        stage(batch);
        writeWhenFilesKeepUp(unlogged);
        changes.clear();
    }

    private void stage(WriteBatch batch) throws RocksDBException {
        byte @Nullable [] lastPut = null;
        for (WriteBatch.Change change : batch.changes()) {
            byte @Nullable [] operand = change.operand();
            if (operand == null) {
                changes.delete(change.key());
            } else if (change.kind() == WriteBatch.Kind.PUT) {
                changes.put(change.key(), operand);
                boolean isLast = lastPut == null || Arrays.compareUnsigned(change.key(), lastPut) > 0;
                lastPut = isLast ? change.key() : lastPut;
            } else {
                byte[] end = operand.length == 0 ? behindAll(lastPut) : operand;
                if (Arrays.compareUnsigned(change.key(), end) < 0) {
                    changes.deleteRange(change.key(), end);
                }
            }
        }
    }

    /** Puts everything that was written into synced files, and links them into a directory that must not exist yet. */
    void checkpoint(Path directory) throws RocksDBException {
        try (FlushOptions flush = new FlushOptions().setWaitForFlush(true);
                Checkpoint checkpoint = Checkpoint.create(database)) {
            database.flush(flush);
            checkpoint.createCheckpoint(directory.toString());
        }
    }

    /** Waits out here while files are written more slowly than changes come, unless they cannot be written at all. */
    private void writeWhenFilesKeepUp(WriteOptions options) throws RocksDBException {
        while (true) {
            try {
                database.write(options, changes);
                return;
            } catch (RocksDBException e) {
                if (e.getStatus() == null || e.getStatus().getCode() != Status.Code.Incomplete) {
                    throw e;
                } else if (database.getLongProperty("rocksdb.background-errors") > 0) {
                    throw new RocksDBException(
                            "data files cannot be written",
                            new Status(Status.Code.IOError, Status.SubCode.NoSpace, "data files cannot be written"));
                }
                LockSupport.parkNanos(STALL_PAUSE_NANOS);
            }
        }
    }

    /** A key behind all that are in the database, and behind one that is about to be. */
    private byte[] behindAll(byte @Nullable [] key) throws RocksDBException {
        byte[] last = key == null ? new byte[0] : key;
        try (RocksIterator iterator = database.newIterator()) {
            iterator.seekToLast();
            iterator.status();
            if (iterator.isValid() && Arrays.compareUnsigned(iterator.key(), last) > 0) {
                last = iterator.key();
            }
        }
        return Arrays.copyOf(last, last.length + 1);
    }

    @Override
    public void close() {
        database.close();
        owned.forEach(RocksObject::close);
    }
}
