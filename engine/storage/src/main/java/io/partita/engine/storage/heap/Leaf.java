package io.partita.engine.storage.heap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Entries in the order of their keys. */
final class Leaf extends Node {
    /** One more than the most, so that a leaf can be split after it has become too large. */
    private static final int CAPACITY = MAX_SIZE + 1;

    final SortedKeys keys;
    final byte[][] values;

    Leaf(Object edit) {
        super(edit);
        keys = new SortedKeys(CAPACITY);
        values = new byte[CAPACITY][];
    }

    private Leaf(Object edit, Leaf source) {
        super(edit);
        keys = source.keys.copy();
        values = source.values.clone();
        size = source.size;
        bytes = source.bytes;
    }

    @Override
    byte @Nullable [] get(byte[] key) {
        int at = keys.lowerBound(size, key);
        return has(at, key) ? values[at] : null;
    }

    private boolean has(int at, byte[] key) {
        return at < size && keys.isAt(at, key);
    }

    @Override
    Leaf editable(Object by) {
        return edit == by ? this : new Leaf(by, this);
    }

    @Override
    void put(byte[] key, byte[] value) {
        int at = keys.lowerBound(size, key);
        if (has(at, key)) {
            bytes += value.length - values[at].length;
            values[at] = value;
            return;
        }
        keys.insert(at, size, key);
        System.arraycopy(values, at, values, at + 1, size - at);
        values[at] = value;
        size++;
        bytes += key.length + value.length;
    }

    @Override
    void remove(byte[] key) {
        int at = keys.lowerBound(size, key);
        removeEntries(at, at + 1);
    }

    @Override
    void removeRange(byte[] from, byte @Nullable [] to) {
        removeEntries(keys.lowerBound(size, from), to == null ? size : keys.lowerBound(size, to));
    }

    private void removeEntries(int from, int to) {
        bytes -= bytesOf(from, to);
        keys.remove(from, to, size);
        System.arraycopy(values, to, values, from, size - to);
        int newSize = size - (to - from);
        Arrays.fill(values, newSize, size, null);
        size = newSize;
    }

    @Override
    Leaf splitAt(int index) {
        Leaf next = new Leaf(edit);
        next.size = size - index;
        next.keys.copyFrom(keys, index, next.size, 0);
        System.arraycopy(values, index, next.values, 0, next.size);
        next.bytes = bytesOf(index, size);
        removeEntries(index, size);
        return next;
    }

    @Override
    void append(Node node, byte[] separator) {
        Leaf next = (Leaf) node;
        keys.copyFrom(next.keys, 0, next.size, size);
        System.arraycopy(next.values, 0, values, size, next.size);
        size += next.size;
        bytes += next.bytes;
    }

    @Override
    byte[] firstKey() {
        return keys.get(0);
    }

    @Override
    long bytesIn(byte[] from, byte @Nullable [] to) {
        return bytesOf(keys.lowerBound(size, from), to == null ? size : keys.lowerBound(size, to));
    }

    private long bytesOf(int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += keys.get(i).length + values[i].length;
        }
        return sum;
    }
}
