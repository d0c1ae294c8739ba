package io.partita.engine.cluster.partition;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.storage.item.ItemEncoding;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One change of one item.
 *
 * @param sequence its place in the order of the partition's changes
 * @param before the item as it was, or null if there was none
 * @param after the item as it became, or null if it was removed
 */
public record ChangeRecord(
        long sequence, @Nullable Item before, @Nullable Item after) {

    /** About how many bytes it takes. */
    public int weight() {
        return 64 + (before == null ? 0 : before.sizeBytes()) + (after == null ? 0 : after.sizeBytes());
    }

    /** The length of the item as it was (0 if there was none) and its bytes, then those of the item as it became. */
    byte[] encode() {
        byte[] old = before == null ? new byte[0] : ItemEncoding.encode(before);
        byte[] now = after == null ? new byte[0] : ItemEncoding.encode(after);
        return ByteBuffer.allocate(Integer.BYTES + old.length + now.length)
                .putInt(old.length)
                .put(old)
                .put(now)
                .array();
    }

    static ChangeRecord decode(long sequence, byte[] bytes) {
        int behindOld = bytes.length < Integer.BYTES
                ? -1
                : Integer.BYTES + ByteBuffer.wrap(bytes).getInt();
        if (behindOld < Integer.BYTES || behindOld > bytes.length) {
            throw new StoreException(ErrorCode.CORRUPTION, "Change record " + sequence + " is damaged");
        }
        return new ChangeRecord(sequence, item(bytes, Integer.BYTES, behindOld), item(bytes, behindOld, bytes.length));
    }

    private static @Nullable Item item(byte[] bytes, int from, int to) {
        return from == to ? null : ItemEncoding.decode(Arrays.copyOfRange(bytes, from, to));
    }
}
