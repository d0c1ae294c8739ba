package io.partita.engine.cluster.replicaset;

import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.replicaset.PartitionLoad.Demand;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Measures what is asked for of one partition, and keeps the hashes of some of the latest requests. */
final class PartitionMeter {
    /** What requests count, in parts of a write unit. */
    static final int WRITE = 6;

    static final int STRONG_READ = 2;
    static final int EVENTUAL_READ = 1;

    private static final double SMOOTHED_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final int SAMPLES = 128;

    /** Of so many requests one is kept in a place, so that those in all places are of the last few thousand. */
    private static final int REQUESTS_A_PLACE = 4_096;

    /** Of samples, in each half. */
    private static final double LEAST_SHARE = 0.25;

    private final HashRange range;
    private final IntUnaryOperator chance;
    private final LongAdder parts = new LongAdder();

    /** Zero where there is none yet. */
    private final AtomicLongArray samples = new AtomicLongArray(SAMPLES);

    private double rate;
    private long lookedAt;

    /** @param chance a number from 0 to one (exclusive) */
    PartitionMeter(Partition partition, IntUnaryOperator chance, long now) {
        this.chance = chance;
        this.range = partition.range();
        this.lookedAt = now;
    }

    boolean measures(Partition partition) {
        return range.equals(partition.range());
    }

    void count(long units) {
        parts.add(units);
    }

    void count(long units, long hash) {
        parts.add(units);
        int place = chance.applyAsInt(REQUESTS_A_PLACE);
        if (place < SAMPLES) {
            samples.setOpaque(place, hash);
        }
    }

    /** However often this is asked, what was long ago counts less and less. */
    synchronized Demand demand(long now) {
        long passed = now - lookedAt;
        if (passed > 0) {
            double latest = parts.sumThenReset() * (double) TimeUnit.SECONDS.toNanos(1) / passed;
            rate = latest + (rate - latest) * Math.exp(-passed / SMOOTHED_NANOS);
            lookedAt = now;
        }
        return new Demand((long) (rate / WRITE), split());
    }

    private @Nullable Long split() {
        long[] sorted = new long[SAMPLES];
        int count = 0;
        for (int i = 0; i < SAMPLES; i++) {
            long sample = samples.getOpaque(i);
            if (sample != 0) {
                // As signed numbers in the order of the unsigned hashes.
                sorted[count++] = sample ^ Long.MIN_VALUE;
            }
        }
        if (count < SAMPLES / 2) {
            return null;
        }
        Arrays.sort(sorted, 0, count);
        long median = sorted[count / 2];
        int before = count / 2;
        while (before > 0 && sorted[before - 1] == median) {
            before--;
        }
        int behind = count / 2;
        while (behind < count && sorted[behind] == median) {
            behind++;
        }
        // All requests for one hash stay together, on the side where that leaves more for the smaller half.
        boolean rightOfIt = Math.min(behind, count - behind) > Math.min(before, count - before);
        int left = rightOfIt ? behind : before;
        if (Math.min(left, count - left) < LEAST_SHARE * count) {
            return null;
        }
        return sorted[left] ^ Long.MIN_VALUE;
    }
}
