package io.partita.engine.storage.heap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Children in the order of their keys. */
final class Branch extends Node {
    /** One more than the most, so that a branch can be split after it has become too large. */
    private static final int CAPACITY = MAX_SIZE + 1;

    final Node[] children;

    /**
     * At i the key that divides the children i and i + 1: whatever is less lies in the former, the rest in
     * the latter.
     */
    private final SortedKeys separators;

    private Branch(Object edit) {
        super(edit);
        children = new Node[CAPACITY];
        separators = new SortedKeys(CAPACITY);
    }

    /** A branch over two nodes. */
    Branch(Object edit, Node first, Node second) {
        this(edit);
        children[0] = first;
        children[1] = second;
        separators.set(0, second.firstKey());
        size = 2;
        bytes = first.bytes + second.bytes;
    }

    private Branch(Object edit, Branch source) {
        super(edit);
        children = source.children.clone();
        separators = source.separators.copy();
        size = source.size;
        bytes = source.bytes;
    }

    /** The index of the child in which the key lies, if it is there. */
    int childOf(byte[] key) {
        return separators.upperBound(size - 1, key);
    }

    @Override
    byte @Nullable [] get(byte[] key) {
        return children[childOf(key)].get(key);
    }

    @Override
    Branch editable(Object by) {
        return edit == by ? this : new Branch(by, this);
    }

    @Override
    void put(byte[] key, byte[] value) {
        int at = childOf(key);
        Node child = editableChild(at);
        long before = child.bytes;
        child.put(key, value);
        bytes += child.bytes - before;
        if (child.isTooLarge()) {
            Node next = child.splitAt(splitIndex(at, child, key));
            insertChild(at + 1, next);
        }
    }

    /** Half of it, except at the very end, where keys that come in order would leave every node half empty. */
    private int splitIndex(int at, Node child, byte[] key) {
        boolean appended = at == size - 1 && child instanceof Leaf leaf && leaf.keys.isAt(leaf.size - 1, key);
        return appended ? MAX_SIZE : child.size / 2;
    }

    private Node editableChild(int at) {
        Node child = children[at].editable(edit);
        children[at] = child;
        return child;
    }

    private void insertChild(int at, Node child) {
        System.arraycopy(children, at, children, at + 1, size - at);
        separators.insert(at - 1, size - 1, child.firstKey());
        children[at] = child;
        size++;
    }

    @Override
    void remove(byte[] key) {
        int at = childOf(key);
        Node child = editableChild(at);
        long before = child.bytes;
        child.remove(key);
        bytes += child.bytes - before;
        tidy(at);
    }

    @Override
    void removeRange(byte[] from, byte @Nullable [] to) {
        int first = childOf(from);
        int last = to == null ? size - 1 : childOf(to);
        for (int i = first; i <= last; i++) {
            // Only the outermost two can keep something.
            if (i == first || i == last) {
                Node child = editableChild(i);
                child.removeRange(from, to);
            }
        }
        if (last - first > 1) {
            removeChildren(first + 1, last);
        }
        if (last > first) {
            tidy(first + 1);
        }
        tidy(first);
        bytes = 0;
        for (int i = 0; i < size; i++) {
            bytes += children[i].bytes;
        }
    }

    /** Drops a child that has become empty, or joins it with a neighbour if they are small. */
    private void tidy(int at) {
        if (children[at].size == 0) {
            removeChildren(at, at + 1);
        } else if (at + 1 < size && children[at].mayJoin(children[at + 1])) {
            join(at);
        } else if (at > 0 && children[at - 1].mayJoin(children[at])) {
            join(at - 1);
        }
    }

    private void join(int at) {
        editableChild(at).append(children[at + 1], separators.get(at));
        removeChildren(at + 1, at + 2);
    }

    private void removeChildren(int from, int to) {
        System.arraycopy(children, to, children, from, size - to);
        int newSize = size - (to - from);
        Arrays.fill(children, newSize, size, null);
        if (newSize == 0) {
            separators.remove(0, size - 1, size - 1);
        } else {
            // The separator before a child goes with it; that of the first child is the one behind.
            int first = Math.max(from - 1, 0);
            separators.remove(first, first + to - from, size - 1);
        }
        size = newSize;
    }

    @Override
    Branch splitAt(int index) {
        Branch next = new Branch(edit);
        next.size = size - index;
        System.arraycopy(children, index, next.children, 0, next.size);
        next.separators.copyFrom(separators, index, next.size - 1, 0);
        for (int i = 0; i < next.size; i++) {
            next.bytes += next.children[i].bytes;
        }
        bytes -= next.bytes;
        removeChildren(index, size);
        return next;
    }

    @Override
    void append(Node node, byte[] separator) {
        Branch next = (Branch) node;
        System.arraycopy(next.children, 0, children, size, next.size);
        separators.set(size - 1, separator);
        separators.copyFrom(next.separators, 0, next.size - 1, size);
        size += next.size;
        bytes += next.bytes;
    }

    @Override
    byte[] firstKey() {
        return children[0].firstKey();
    }

    @Override
    long bytesIn(byte[] from, byte @Nullable [] to) {
        int first = childOf(from);
        int last = to == null ? size - 1 : childOf(to);
        long sum = 0;
        for (int i = first; i <= last; i++) {
            boolean whole = i > first && (to == null || i < last);
            sum += whole ? children[i].bytes : children[i].bytesIn(from, to);
        }
        return sum;
    }
}
