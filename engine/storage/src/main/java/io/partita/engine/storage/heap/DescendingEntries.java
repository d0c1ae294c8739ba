package io.partita.engine.storage.heap;

import io.partita.engine.storage.OrderedStore;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks one state of the tree backwards. */
final class DescendingEntries implements OrderedStore.Entries {
    private final LeafWalk walk;
    private final byte[] from;
    private Leaf leaf;
    private int index;
    /** The index of the first entry of this leaf that is in the range. */
    private int begin;

    DescendingEntries(Node root, byte[] from, byte @Nullable [] to) {
        this.walk = new LeafWalk(root, to);
        this.from = from;
        this.leaf = walk.start();
        this.index = to == null ? leaf.size : Node.lowerBound(leaf.keys, leaf.size, to);
        this.begin = begin(leaf);
    }

    private int begin(Leaf of) {
        boolean whole = of.size == 0 || Arrays.compareUnsigned(of.keys[0], from) >= 0;
        return whole ? 0 : Node.lowerBound(of.keys, of.size, from);
    }

    @Override
    public boolean next() {
        while (--index < begin) {
            Leaf before = begin > 0 ? null : walk.step(-1);
            if (before == null) {
                index = begin - 1;
                return false;
            }
            leaf = before;
            index = leaf.size;
            begin = begin(leaf);
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
