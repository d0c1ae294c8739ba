package io.partita.engine.storage.heap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks one state of the tree forwards. */
final class AscendingEntries extends LeafEntries {
    private final byte @Nullable [] to;
    /** The index of the first entry of this leaf that is in the range. */
    private int begin;
    /** The index behind the last entry of this leaf that is in the range. */
    private int end;

    AscendingEntries(Node root, byte[] from, byte @Nullable [] to) {
        super(new LeafWalk(root, from));
        this.to = to;
        begin = leaf.keys.lowerBound(leaf.size, from);
        end = end();
        index = begin - 1;
    }

    private int end() {
        boolean whole = to == null || leaf.size == 0 || Arrays.compareUnsigned(leaf.keys.get(leaf.size - 1), to) < 0;
        return whole ? leaf.size : leaf.keys.lowerBound(leaf.size, to);
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
            begin = 0;
            end = end();
            index = -1;
        }
        return true;
    }

    @Override
    boolean isOnEntry() {
        return index >= begin && index < end;
    }
}
