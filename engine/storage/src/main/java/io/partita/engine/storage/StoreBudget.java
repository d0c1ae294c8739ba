package io.partita.engine.storage;

/**
 * How much memory a store on disk may take. About; a store needs some more for what is in use at the moment.
 *
 * @param blockCacheBytes outside of the heap, for blocks of files as they lie on disk, uncompressed, with their
 *     indexes and filters
 * @param writeBufferBytes outside of the heap, for writes that are in the log and not yet in sorted files; two
 *     such buffers at most
 * @param rowCacheBytes on the heap, for rows that are read often; 0 for none
 */
public record StoreBudget(long blockCacheBytes, long writeBufferBytes, long rowCacheBytes) {
    private static final long MEGABYTE = 1 << 20;

    /** 64 MB of blocks, two write buffers of 32 MB, 32 MB of rows. */
    public static final StoreBudget DEFAULT = new StoreBudget(64 * MEGABYTE, 32 * MEGABYTE, 32 * MEGABYTE);

    public StoreBudget {
        if (blockCacheBytes < 0 || writeBufferBytes < 64 << 10 || rowCacheBytes < 0) {
            throw new IllegalArgumentException("caches have 0 bytes or more and a write buffer has 64 KB or more, not "
                    + blockCacheBytes + ", " + rowCacheBytes + " and " + writeBufferBytes);
        }
    }
}
