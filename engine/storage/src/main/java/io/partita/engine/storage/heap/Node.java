package io.partita.engine.storage.heap;

import org.jspecify.annotations.Nullable;

/**
 * A node of a B+ tree whose committed nodes never change. A commit copies the nodes on its way and may
 * change those that it made itself, which it knows by their {@link #edit}.
 *
 * <p>All leaves lie equally deep. Nodes have at most {@link #MAX_SIZE} entries or children, and no least number:
 * small neighbours are joined when a removal touches them.
 */
abstract sealed class Node permits Leaf, Branch {
    static final int MAX_SIZE = 32;
    /** Below this a node is joined with a neighbour, if both fit in one with room to spare. */
    static final int SMALL_SIZE = MAX_SIZE / 4;

    private static final int JOINED_SIZE = MAX_SIZE * 3 / 4;

    /** The commit that made this node. */
    final Object edit;

    /** How many entries or children there are. */
    int size;

    /** The lengths of all keys and values below. */
    long bytes;

    Node(Object edit) {
        this.edit = edit;
    }

    abstract byte @Nullable [] get(byte[] key);

    /** This node if the commit made it, else a copy that it may change. */
    abstract Node editable(Object by);

    /** Sets a key; only in an editable node, which may have one entry or child too many afterwards. */
    abstract void put(byte[] key, byte[] value);

    /** Removes a key that is there; only in an editable node. */
    abstract void remove(byte[] key);

    /** Removes all keys from one (inclusive) to another (exclusive, null for no end); only in an editable node. */
    abstract void removeRange(byte[] from, byte @Nullable [] to);

    /** Moves the entries or children from an index on to a new node, which comes behind this one. */
    abstract Node splitAt(int index);

    /** Appends the entries or children of the node behind this one. */
    abstract void append(Node next, byte[] separator);

    /** The least key that may lie in this node's first child or entry; only if there is one. */
    abstract byte[] firstKey();

    /** The lengths of the keys and values from one key to another (null for no end). */
    abstract long bytesIn(byte[] from, byte @Nullable [] to);

    final boolean isTooLarge() {
        return size > MAX_SIZE;
    }

    final boolean mayJoin(Node next) {
        boolean oneIsSmall = size < SMALL_SIZE || next.size < SMALL_SIZE;
        return oneIsSmall && size > 0 && next.size > 0 && size + next.size <= JOINED_SIZE;
    }
}
