package io.partita.engine.cluster.partition;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * How much of a partition has come that is on its way here.
 *
 * @param attempt the number of the last attempt to send it; nothing is taken of those before
 * @param sequence the last number that its changes can have had where it was; 0 if not all has come
 * @param cursor up to where it has been read from its beginning; null if nothing has come
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TransferState(long attempt, long sequence, byte @Nullable [] cursor) {
    private static final int FIXED = 2 * Long.BYTES;

    byte[] encode() {
        byte[] key = cursor == null ? new byte[0] : cursor;
        return ByteBuffer.allocate(FIXED + key.length)
                .putLong(attempt)
                .putLong(sequence)
                .put(key)
                .array();
    }

    static TransferState decode(byte @Nullable [] row) {
        if (row == null) {
            return new TransferState(0, 0, null);
        }
        ByteBuffer buffer = ByteBuffer.wrap(row);
        long attempt = buffer.getLong();
        long sequence = buffer.getLong();
        byte[] cursor = new byte[buffer.remaining()];
        buffer.get(cursor);
        return new TransferState(attempt, sequence, cursor.length == 0 ? null : cursor);
    }
}
