package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.keyspace.CollectionKey;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.cluster.keyspace.SystemKeys;

/** Stages the removal of what lies under tables, indexes and partitions that are gone from the catalog, or from here. */
final class DataRemoval {
    private final StagedWrites writes;
    private final Statistics statistics;
    private final ChangeLog changes;

    DataRemoval(StagedWrites writes, Statistics statistics, ChangeLog changes) {
        this.writes = writes;
        this.statistics = statistics;
        this.changes = changes;
    }

    /** All that there is of a table and its indexes. */
    void table(Table table) {
        remove(table.items().all());
        remove(KeyRange.ofPrefix(Space.COLLECTIONS.prefix(table.id())));
        rows(table.partitions());
        table.indexes().forEach(this::index);
    }

    /** All that there is of an index. */
    void index(Index index) {
        remove(index.keyspace().all());
        fills(index);
        if (index.isGlobal()) {
            rows(index.partitions());
        }
    }

    /** How far an index has been filled. */
    void fills(Index index) {
        remove(SystemKeys.allFills(index.id()));
        remove(SystemKeys.allFilled(index.id()));
    }

    private void rows(PartitionMap partitions) {
        for (Partition partition : partitions.partitions()) {
            rows(partition.id());
            if (partition.relocation() != null) {
                rows(partition.relocation().id());
            }
        }
    }

    /** What is kept of a partition beside its items or entries. */
    void rows(int partition) {
        statistics.stageRemoval(partition);
        statistics.estimates().stageRemoval(writes.batch(), partition);
        changes.stageRemoval(partition);
        changes.origins().stageRemoval(writes.batch(), partition);
        writes.batch().delete(SystemKeys.statistics(partition));
        writes.batch().delete(SystemKeys.transfer(partition));
        remove(KeyRange.ofPrefix(Space.CHANGES.prefix(partition)));
        remove(SystemKeys.allProgress(partition));
        touches(partition);
    }

    /** Which keys were written while a partition was being sent. */
    void touches(int partition) {
        remove(Touches.all(partition));
    }

    /** The items of a table in a range of hashes, with their entries in local indexes. */
    void items(Table table, HashRange hashes) {
        remove(table.items().range(hashes));
        remove(CollectionKey.range(table.id(), hashes));
        table.localIndexes().forEach(index -> entries(index, hashes));
    }

    /** The entries of an index in a range of hashes. */
    void entries(Index index, HashRange hashes) {
        remove(index.keyspace().range(hashes));
    }

    /** How far a partition has been read to fill an index. */
    void fill(Index index, int source) {
        writes.batch().delete(SystemKeys.fill(index.id(), source));
    }

    private void remove(KeyRange range) {
        writes.batch().deleteRange(range.from(), range.to());
    }
}
