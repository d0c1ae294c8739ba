package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.replicaset.PartitionLoad;
import org.jspecify.annotations.Nullable;

/**
 * Which partitions are split.
 *
 * @param maxBytes the most bytes that a partition should hold
 * @param maxUnits the most write units a second that a partition should be asked for, counted as {@link PartitionLoad.Demand} does
 * @param maxPartitions the most partitions of a table, and of each of its global indexes
 */
public record SplitPolicy(long maxBytes, long maxUnits, int maxPartitions) {
    /** 10 GB, 1,000 write units a second, which is what the service allows, and 1,000 partitions. */
    public static final SplitPolicy DEFAULT = new SplitPolicy(10_000_000_000L, 1_000, 1_000);

    public SplitPolicy {
        if (maxBytes < 1 || maxUnits < 1 || maxPartitions < 1) {
            throw new IllegalArgumentException("partitions of " + maxBytes + " bytes and " + maxUnits
                    + " units a second, and " + maxPartitions + " of a table");
        }
    }

    public SplitPolicy withMaxBytes(long bytes) {
        return new SplitPolicy(bytes, maxUnits, maxPartitions);
    }

    public SplitPolicy withMaxUnits(long units) {
        return new SplitPolicy(maxBytes, units, maxPartitions);
    }

    /** The hash at which the right half of a partition begins, or null if it is not split. */
    @Nullable
    Long split(PartitionMap partitions, PartitionLoad load) {
        if (partitions.partitions().size() >= maxPartitions) {
            return null;
        }
        Long bySize = load.size().bytes() > maxBytes ? load.split() : null;
        return bySize == null && load.demand().units() > maxUnits
                ? load.demand().split()
                : bySize;
    }
}
