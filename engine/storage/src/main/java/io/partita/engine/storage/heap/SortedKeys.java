package io.partita.engine.storage.heap;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The keys of one node in their order, each with its first eight bytes in a number. The numbers lie together in memory
 * and decide nearly every comparison, so that a search need not visit the keys themselves, each of which lies elsewhere.
 */
final class SortedKeys {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final byte[][] keys;
    private final long[] beginnings;

    SortedKeys(int capacity) {
        keys = new byte[capacity][];
        beginnings = new long[capacity];
    }

    private SortedKeys(SortedKeys source) {
        keys = source.keys.clone();
        beginnings = source.beginnings.clone();
    }

    SortedKeys copy() {
        return new SortedKeys(this);
    }

    byte[] get(int index) {
        return keys[index];
    }

    /** How many of the first keys are less than the key. */
    int lowerBound(int count, byte[] key) {
        return search(count, key, 0);
    }

    /** How many of the first keys are less than the key or equal to it. */
    int upperBound(int count, byte[] key) {
        return search(count, key, 1);
    }

    private int search(int count, byte[] key, int least) {
        long beginning = beginning(key);
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Long.compareUnsigned(beginnings[middle], beginning);
            if (order == 0) {
                order = Arrays.compareUnsigned(keys[middle], key);
            }
            if (order < least) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether the key of an index is this one. */
    boolean isAt(int index, byte[] key) {
        return Arrays.equals(keys[index], key);
    }

    /** Puts a key before the one at an index, of so many. */
    void insert(int index, int count, byte[] key) {
        System.arraycopy(keys, index, keys, index + 1, count - index);
        System.arraycopy(beginnings, index, beginnings, index + 1, count - index);
        set(index, key);
    }

    void set(int index, byte[] key) {
        keys[index] = key;
        beginnings[index] = beginning(key);
    }

    /** Takes out the keys from one index to another, of so many. */
    void remove(int from, int to, int count) {
        System.arraycopy(keys, to, keys, from, count - to);
        System.arraycopy(beginnings, to, beginnings, from, count - to);
        Arrays.fill(keys, count - (to - from), count, null);
    }

    /** Copies keys of another node to the index. */
    void copyFrom(SortedKeys source, int from, int count, int to) {
        System.arraycopy(source.keys, from, keys, to, count);
        System.arraycopy(source.beginnings, from, beginnings, to, count);
    }

    /** The first eight bytes as an unsigned number; as if zeros followed a shorter key. */
    private static long beginning(byte[] key) {
        if (key.length >= Long.BYTES) {
            return (long) LONGS.get(key, 0);
        }
        long beginning = 0;
        for (int i = 0; i < key.length; i++) {
            beginning |= (key[i] & 0xffL) << (Long.SIZE - Byte.SIZE * (i + 1));
        }
        return beginning;
    }
}
