package io.partita.engine.cluster.catalog;

import io.partita.engine.cluster.keyspace.Keyspace;
import org.jspecify.annotations.Nullable;

/**
 * What a partition is a part of.
 *
 * @param table the table, also of a partition of one of its global indexes
 * @param index the global index, or null if the partition holds items of the table
 */
public record PartitionPlace(
        Partition partition, Table table, @Nullable Index index) {

    /** All partitions of the table, or of the index. */
    public PartitionMap partitions() {
        return index == null ? table.partitions() : index.partitions();
    }

    /** What the partition holds a part of; local indexes lie beside. */
    public Keyspace keyspace() {
        return index == null ? table.items() : index.keyspace();
    }
}
