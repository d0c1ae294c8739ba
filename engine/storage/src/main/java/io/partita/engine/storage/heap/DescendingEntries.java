package io.partita.engine.storage.heap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks one state of the tree backwards. */
final class DescendingEntries extends LeafEntries {
    private final byte[] from;
    /** The index of the first entry of this leaf that is in the range. */
    private int begin;
    /** The index behind the last entry of this leaf that is in the range. */
    private int end;

    DescendingEntries(Node root, byte[] from, byte @Nullable [] to) {
        super(new LeafWalk(root, to));
        this.from = from;
        end = to == null ? leaf.size : leaf.keys.lowerBound(leaf.size, to);
        begin = begin();
        index = end;
    }

    private int begin() {
        boolean whole = leaf.size == 0 || Arrays.compareUnsigned(leaf.keys.get(0), from) >= 0;
        return whole ? 0 : leaf.keys.lowerBound(leaf.size, from);
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
            end = leaf.size;
            begin = begin();
            index = end;
        }
        return true;
    }

    @Override
    boolean isOnEntry() {
        return index >= begin && index < end;
    }
}
