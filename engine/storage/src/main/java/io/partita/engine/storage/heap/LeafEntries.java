package io.partita.engine.storage.heap;

import io.partita.engine.storage.OrderedStore;

/** A walk over one state of the tree, leaf by leaf. */
abstract sealed class LeafEntries implements OrderedStore.Entries permits AscendingEntries, DescendingEntries {
    final LeafWalk walk;
    Leaf leaf;
    /** Where the walk is in the leaf; outside of the leaf before the first entry and after the last. */
    int index;

    LeafEntries(LeafWalk walk) {
        this.walk = walk;
        this.leaf = walk.start();
    }

    /** Whether the index is that of an entry of the range. */
    abstract boolean isOnEntry();

    @Override
    public final byte[] key() {
        checkOnEntry();
        return leaf.keys.get(index);
    }

    @Override
    public final byte[] value() {
        checkOnEntry();
        return leaf.values[index];
    }

    private void checkOnEntry() {
        if (!isOnEntry()) {
            throw new IllegalStateException("there is no entry here: next() was not called, or has said so");
        }
    }

    @Override
    public final void close() {
        // Nothing is held but memory.
    }
}
