package io.partita.engine.cluster.partition;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.cluster.keyspace.CollectionKey;
import java.nio.ByteBuffer;

/**
 * The size of each item collection of the tables that have local indexes: the items of one partition key and their
 * entries in local indexes, which together have a limit there.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html#LSI.ItemCollections">Item
 * collections in local secondary indexes</a>.
 */
final class ItemCollections {
    /** The limit of the service: 10 GB. */
    static final long MAX_BYTES = 10L << 30;

    private final StagedWrites staged;
    private final long maxBytes;

    ItemCollections(StagedWrites staged, long maxBytes) {
        this.staged = staged;
        this.maxBytes = maxBytes;
    }

    /** What a collection's size becomes. */
    Growth grow(int table, AttributeValue partitionKey, long bytes) {
        byte[] key = CollectionKey.of(table, partitionKey);
        byte[] row = staged.get(key);
        return new Growth(key, bytes, (row == null ? 0 : ByteBuffer.wrap(row).getLong()) + bytes);
    }

    /**
     * Refuses what makes a collection too large.
     *
     * @throws StoreException ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED if it grows beyond the limit
     */
    void check(Growth growth) {
        if (growth.bytes() > 0 && growth.size() > maxBytes) {
            throw new StoreException(
                    ErrorCode.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED,
                    "Item collection size limit of " + (maxBytes >> 30) + " GB exceeded");
        }
    }

    /**
     * A new size that is not staged yet.
     *
     * @param bytes by how much it grows; negative if it shrinks
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Growth(byte[] key, long bytes, long size) {}

    void stage(Growth growth) {
        if (growth.size() == 0) {
            staged.batch().delete(growth.key());
        } else {
            staged.batch()
                    .put(
                            growth.key(),
                            ByteBuffer.allocate(Long.BYTES)
                                    .putLong(growth.size())
                                    .array());
        }
    }
}
