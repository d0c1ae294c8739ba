package io.partita.engine.storage.heap;

import io.partita.engine.storage.OrderedStore;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks one state of the tree forwards. */
final class AscendingEntries implements OrderedStore.Entries {
    private final LeafWalk walk;
    private final byte @Nullable [] to;
    private Leaf leaf;
    private int index;
    /** The index behind the last entry of this leaf that is in the range. */
    private int end;

    AscendingEntries(Node root, byte[] from, byte @Nullable [] to) {
        this.walk = new LeafWalk(root, from);
        this.to = to;
        this.leaf = walk.start();
        this.index = Node.lowerBound(leaf.keys, leaf.size, from) - 1;
        this.end = end(leaf);
    }

    private int end(Leaf of) {
        boolean whole = to == null || of.size == 0 || Arrays.compareUnsigned(of.keys[of.size - 1], to) < 0;
        return whole ? of.size : Node.lowerBound(of.keys, of.size, to);
    }

    @Override
    public boolean next() {
        while (++index >= end) {
            Leaf following = end < leaf.size ? null : walk.step(1);
            if (following == null) {
                index = end;
                return false;
            }
            leaf = following;
            index = -1;
            end = end(leaf);
        }
        return true;
    }

    @Override
    public byte[] key() {
        return leaf.keys[index];
    }

    @Override
    public byte[] value() {
        return leaf.values[index];
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
