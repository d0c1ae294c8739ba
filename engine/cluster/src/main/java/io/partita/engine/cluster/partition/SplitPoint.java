package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.KeyRange;
import org.jspecify.annotations.Nullable;

/** Where a partition is split so that both halves take about as many bytes, by what the store says of ranges without reading them. */
public final class SplitPoint {
    /** A half has at least one of so many parts. */
    private static final int FAIR_PARTS = 8;

    private final Replica replica;
    private final PartitionPlace place;
    private final HashRange range;

    private SplitPoint(Replica replica, PartitionPlace place) {
        this.replica = replica;
        this.place = place;
        this.range = place.partition().range();
    }

    /** The first hash of the right half; null if there is none that gives both halves a fair part. */
    public static @Nullable Long of(Replica replica, PartitionPlace place) {
        return new SplitPoint(replica, place).find();
    }

    private @Nullable Long find() {
        long whole = bytesTo(range.last());
        long low = range.first();
        long high = range.last();
        while (low != high) {
            long middle = low + ((high - low) >>> 1);
            if (bytesTo(middle) * 2 >= whole) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        // One collection of items may be larger than all others: it goes where that leaves more for the smaller half.
        long before = fairness(low, whole);
        long behind = low == range.last() ? 0 : fairness(low + 1, whole);
        return Math.max(before, behind) * FAIR_PARTS < whole || whole == 0
                ? null
                : (Long) (before >= behind ? low : low + 1);
    }

    /** How many bytes the smaller half has. */
    private long fairness(long split, long whole) {
        if (split == range.first()) {
            return 0;
        }
        long left = bytesTo(split - 1);
        return Math.min(left, whole - left);
    }

    private long bytesTo(long last) {
        KeyRange keys = place.keyspace().range(new HashRange(range.first(), last));
        return replica.store().approximateBytes(keys.from(), keys.to());
    }
}
