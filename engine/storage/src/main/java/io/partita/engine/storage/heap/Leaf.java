package io.partita.engine.storage.heap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entries in the order of their keys. */
final class Leaf extends Node {
    /** One more than the most, so that a leaf can be split after it has become too large. */
    private static final int CAPACITY = MAX_SIZE + 1;

    final byte[][] keys;
    final byte[][] values;

    Leaf(Object edit) {
        super(edit);
        keys = new byte[CAPACITY][];
        values = new byte[CAPACITY][];
    }

    private Leaf(Object edit, Leaf source) {
        super(edit);
        keys = source.keys.clone();
        values = source.values.clone();
        size = source.size;
        bytes = source.bytes;
    }

    @Override
    byte @Nullable [] get(byte[] key) {
        int at = lowerBound(keys, size, key);
        return has(at, key) ? values[at] : null;
    }

    private boolean has(int at, byte[] key) {
        return at < size && Arrays.equals(keys[at], key);
    }

    @Override
    Leaf editable(Object by) {
        return edit == by ? this : new Leaf(by, this);
    }

    @Override
    void put(byte[] key, byte[] value) {
        int at = lowerBound(keys, size, key);
        if (has(at, key)) {
            bytes += value.length - values[at].length;
            values[at] = value;
            return;
        }
        System.arraycopy(keys, at, keys, at + 1, size - at);
        System.arraycopy(values, at, values, at + 1, size - at);
        keys[at] = key;
        values[at] = value;
        size++;
        bytes += key.length + value.length;
    }

    @Override
    void remove(byte[] key) {
        int at = lowerBound(keys, size, key);
        removeEntries(at, at + 1);
    }

    @Override
    void removeRange(byte[] from, byte @Nullable [] to) {
        removeEntries(lowerBound(keys, size, from), to == null ? size : lowerBound(keys, size, to));
    }

    private void removeEntries(int from, int to) {
        bytes -= bytesOf(from, to);
        System.arraycopy(keys, to, keys, from, size - to);
        System.arraycopy(values, to, values, from, size - to);
        int newSize = size - (to - from);
        Arrays.fill(keys, newSize, size, null);
        Arrays.fill(values, newSize, size, null);
        size = newSize;
    }

    @Override
    Leaf splitAt(int index) {
        Leaf next = new Leaf(edit);
        next.size = size - index;
        System.arraycopy(keys, index, next.keys, 0, next.size);
        System.arraycopy(values, index, next.values, 0, next.size);
        next.bytes = bytesOf(index, size);
        removeEntries(index, size);
        return next;
    }

    @Override
    void append(Node node, byte[] separator) {
        Leaf next = (Leaf) node;
        System.arraycopy(next.keys, 0, keys, size, next.size);
        System.arraycopy(next.values, 0, values, size, next.size);
        size += next.size;
        bytes += next.bytes;
    }

    @Override
    byte[] firstKey() {
        return keys[0];
    }

    @Override
    long bytesIn(byte[] from, byte @Nullable [] to) {
        return bytesOf(lowerBound(keys, size, from), to == null ? size : lowerBound(keys, size, to));
    }

    private long bytesOf(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += keys[i].length + values[i].length;
        }
        return sum;
    }
}
