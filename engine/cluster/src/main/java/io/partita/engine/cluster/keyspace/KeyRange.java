package io.partita.engine.cluster.keyspace;

import io.partita.engine.storage.key.KeyBuffer;
import java.util.Arrays;

/**
 * Storage keys from one (inclusive) to another (exclusive); empty if they do not ascend. The arrays are
 * never changed.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record KeyRange(byte[] from, byte[] to) {

    /** All keys that begin with the prefix. */
    public static KeyRange ofPrefix(byte[] prefix) {
        return new KeyRange(prefix, KeyBuffer.behindPrefix(prefix));
    }

    public boolean isEmpty() {
        return Arrays.compareUnsigned(from, to) >= 0;
    }

    /** Whether all keys, if they are of a keyspace, have the same hash, as those of one partition key have. */
    public boolean isOfOneHash() {
        return from.length >= Keyspace.KEY_AT
                && to.length >= Keyspace.KEY_AT
                && Arrays.equals(from, 0, Keyspace.KEY_AT, to, 0, Keyspace.KEY_AT);
    }

    /** What lies behind the key in the direction of reading. */
    public KeyRange behind(byte[] key, boolean descending) {
        if (descending) {
            return new KeyRange(from, Arrays.compareUnsigned(key, to) < 0 ? key : to);
        }
        byte[] next = Arrays.copyOf(key, key.length + 1);
        return new KeyRange(Arrays.compareUnsigned(next, from) > 0 ? next : from, to);
    }
}
