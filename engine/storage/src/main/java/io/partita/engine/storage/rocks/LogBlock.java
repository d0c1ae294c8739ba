package io.partita.engine.storage.rocks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * A block of a log of RocksDB, or the beginning of one at the end of the file. It holds pieces of batches, none of
 * which crosses its end: a checksum (4 bytes), a length (2), a kind (1), and as many bytes of the batch. See "Write Ahead
 * Log File Format" in RocksDB's wiki.
 */
final class LogBlock {
    static final int BYTES = 32 << 10;

    private static final int HEADER_BYTES = 7;
    private static final int LENGTH_AT = 4;
    private static final int KIND_AT = 6;
    private static final int SECTOR_BYTES = 512;

    /** Whole batches, and pieces with which a batch begins. */
    private static final int WHOLE = 1;

    private static final int FIRST = 2;

    private static final int LAST_KIND = 4;

    /** A batch begins with a sequence number (8 bytes) and a count (4); then comes a blob of one byte, if it is marked. */
    private static final int BATCH_HEADER_BYTES = 12;

    private static final byte[] MARKED = {3, 1, RocksDatabase.ALL_BEFORE_IS_DURABLE};

    private final ByteBuffer bytes;
    private final int size;

    /** @param size how many bytes of the block there are */
    LogBlock(byte[] bytes, int size) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.size = size;
    }

    /** Whether there is nothing more than what fills the block up. */
    boolean isEnd(int at) {
        return at >= size || at > BYTES - HEADER_BYTES;
    }

    /** Where a piece ends that begins here; -1 if none does, or not all of it is there, or it is not as it was written. */
    int end(int at) {
        if (at + HEADER_BYTES > size) {
            return -1;
        }
        int end = at + HEADER_BYTES + length(at);
        if (end > size || kind(at) <= 0 || kind(at) > LAST_KIND) {
            return -1;
        }
        CRC32C checksum = new CRC32C();
        checksum.update(bytes.array(), at + KIND_AT, end - at - KIND_AT);
        int value = (int) checksum.getValue();
        return bytes.getInt(at) == Integer.rotateRight(value, 15) + 0xa282ead8 ? end : -1;
    }

    /** Where the next good piece begins, which damage may have moved behind where one would look for it. */
    int next(int from) {
        int at = from;
        while (!isEnd(at) && end(at) < 0) {
            at++;
        }
        return isEnd(at) ? size : at;
    }

    /** Whether a good piece is or may be the beginning of a batch that was written when all before it was durable. */
    boolean mayProveDurability(int at) {
        if (kind(at) != WHOLE && kind(at) != FIRST) {
            return false;
        }
        int marked = Math.min(MARKED.length, length(at) - BATCH_HEADER_BYTES);
        for (int i = 0; i < marked; i++) {
            if (bytes.get(at + HEADER_BYTES + BATCH_HEADER_BYTES + i) != MARKED[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether what is bad between two places was never wholly written: the file ends in it, or a sector of it is zeros,
     * as a file reads where nothing has been written.
     */
    boolean isUnwritten(int from, int to) {
        boolean isLast = size < BYTES;
        if (isLast && (from + HEADER_BYTES > size || from + HEADER_BYTES + length(from) > size)) {
            return true;
        }
        for (int sector = from; sector < to; sector = (sector / SECTOR_BYTES + 1) * SECTOR_BYTES) {
            int end = Math.min(to, (sector / SECTOR_BYTES + 1) * SECTOR_BYTES);
            boolean whole = end % SECTOR_BYTES == 0 || end == size;
            if (whole && isZero(sector, end)) {
                return true;
            }
        }
        return false;
    }

    private boolean isZero(int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private int length(int at) {
        return bytes.getShort(at + LENGTH_AT) & 0xffff;
    }

    private int kind(int at) {
        return bytes.get(at + KIND_AT);
    }
}
