package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.replicaset.PartitionLoad;

/**
 * Which partitions are split.
 *
 * @param maxBytes the most bytes that a partition should hold
 * @param maxPartitions the most partitions of a table, and of each of its global indexes
 */
public record SplitPolicy(long maxBytes, int maxPartitions) {
    /** 10 GB, and 1,000 partitions. */
    public static final SplitPolicy DEFAULT = new SplitPolicy(10_000_000_000L, 1_000);

    public SplitPolicy {
        if (maxBytes < 1 || maxPartitions < 1) {
            throw new IllegalArgumentException(
                    "partitions of " + maxBytes + " bytes, and " + maxPartitions + " of a table");
        }
    }

    /** Whether a partition should be split where its load says. */
    boolean splits(PartitionMap partitions, PartitionLoad load) {
        return load.size().bytes() > maxBytes
                && load.split() != null
                && partitions.partitions().size() < maxPartitions;
    }
}
