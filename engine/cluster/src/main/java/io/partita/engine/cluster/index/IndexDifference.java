package io.partita.engine.cluster.index;

import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.catalog.Index;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the change of an item changes in an index: at most one entry goes and one comes.
 *
 * @param before the entry of the item as it was, or null if it had none
 * @param after the entry of the item as it is, or null if it has none
 */
public record IndexDifference(
        @Nullable IndexEntry before, @Nullable IndexEntry after) {

    public static IndexDifference of(Index index, @Nullable Item before, @Nullable Item after) {
        return new IndexDifference(IndexEntry.of(index, before), IndexEntry.of(index, after));
    }

    /** The entry to remove, which is not the place of the one to put; or null. */
    public @Nullable IndexEntry removed() {
        return before != null && (after == null || moves(before, after)) ? before : null;
    }

    /** The entry to put, or null if there is none or it is there already. */
    public @Nullable IndexEntry put() {
        if (after == null
                || (before != null && !moves(before, after) && before.item().equals(after.item()))) {
            return null;
        }
        return after;
    }

    /** By how much the number of entries grows: -1, 0 or 1. */
    public int entryGrowth() {
        return (after == null ? 0 : 1) - (before == null ? 0 : 1);
    }

    /** By how much the size of all entries grows, in bytes; negative if it shrinks. */
    public long byteGrowth() {
        return (long) size(after) - size(before);
    }

    private static int size(@Nullable IndexEntry entry) {
        return entry == null ? 0 : entry.item().sizeBytes();
    }

    private static boolean moves(IndexEntry from, IndexEntry to) {
        return !Arrays.equals(from.storageKey(), to.storageKey());
    }
}
