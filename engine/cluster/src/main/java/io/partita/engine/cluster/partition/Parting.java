package io.partita.engine.cluster.partition;

import java.nio.ByteBuffer;

/**
 * That a partition and another were one until some command of the log.
 *
 * @param source the partition that had everything until then; of one whose range has become smaller, itself
 * @param sequence the index in the log of the command since which they are apart
 */
public record Parting(int source, long sequence) {
    private static final int BYTES = Integer.BYTES + Long.BYTES;

    byte[] encode() {
        return ByteBuffer.allocate(BYTES).putInt(source).putLong(sequence).array();
    }

    static Parting decode(byte[] row) {
        ByteBuffer buffer = ByteBuffer.wrap(row);
        return new Parting(buffer.getInt(), buffer.getLong());
    }
}
