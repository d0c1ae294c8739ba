package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.keyspace.SystemKeys;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Stages what new partitions have from those that they were before: those of the same set that they were split from, or those of other
 * sets that have come here. Items and entries stay where they are,
 * because they lie by their hashes. Change records stay with the old partition, and those of the new one have to wait for
 * them. How far an index has been filled, and what has been taken in, is copied.
 */
final class PartitionInheritance {
    private final int set;
    private final StagedWrites writes;
    private final Statistics statistics;
    private final ChangeLog changes;

    PartitionInheritance(int set, StagedWrites writes, Statistics statistics, ChangeLog changes) {
        this.set = set;
        this.writes = writes;
        this.statistics = statistics;
        this.changes = changes;
    }

    /**
     * That one partition was another before.
     *
     * @param source as this set kept it: it was hosted here, or on its way here
     * @param descendant the same if it has come here whole; else split from it
     */
    private record Descent(Partition source, Partition descendant) {}

    /**
     * Stages it for all that are hosted here of a table.
     *
     * @param sequence the index of the command by which this set learns of the newer table
     */
    void stage(long sequence, Table old, Table table) {
        for (Descent descent : descents(old.partitions(), table.partitions())) {
            stageEstimates(sequence, descent);
            copyFills(descent, table);
            if (!table.globalIndexes().isEmpty()) {
                changes.origins().stage(writes.batch(), descent.descendant().id(), origin(sequence, descent.source()));
            }
        }
        for (Index index : table.globalIndexes()) {
            Index before = old.index(index.id());
            if (before != null) {
                for (Descent descent : descents(before.partitions(), index.partitions())) {
                    stageEstimates(sequence, descent);
                    copyProgress(descent);
                }
            }
        }
        removeTransfers(old.partitions(), table.partitions());
        for (Index index : old.globalIndexes()) {
            Index now = table.index(index.id());
            if (now != null) {
                removeTransfers(index.partitions(), now.partitions());
            }
        }
    }

    private List<Descent> descents(PartitionMap old, PartitionMap now) {
        Set<Integer> known = old.partitions().stream().map(Partition::id).collect(Collectors.toSet());
        List<Descent> descents = new ArrayList<>();
        for (Partition partition : now.partitions()) {
            Partition source = old.owner(partition.range().first());
            if (partition.set() == set && partition.continues(source, set) && !known.contains(partition.id())) {
                descents.add(new Descent(source, partition));
            }
        }
        return descents;
    }

    /** Both are counted together until somebody counts them apart. */
    private void stageEstimates(long sequence, Descent descent) {
        int source = descent.source().idIn(set);
        int descendant = descent.descendant().id();
        if (source != descendant) {
            Parting parting = new Parting(source, sequence);
            statistics.estimates().stage(writes.batch(), source, parting);
            statistics.estimates().stage(writes.batch(), descendant, parting);
        }
    }

    private void copyFills(Descent descent, Table table) {
        for (Index index : table.globalIndexes()) {
            byte[] cursor =
                    writes.get(SystemKeys.fill(index.id(), descent.source().id()));
            if (cursor != null) {
                writes.batch()
                        .put(SystemKeys.fill(index.id(), descent.descendant().id()), cursor);
            }
        }
    }

    /**
     * What changes have to wait for. Those of a partition that has come here have been taken in where it was, but what was read of it
     * to fill an index may still be on its way.
     */
    private Parting origin(long sequence, Partition source) {
        return source.set() == set
                ? new Parting(source.id(), sequence)
                : new Parting(source.id(), transfer(source).sequence());
    }

    private TransferState transfer(Partition source) {
        return TransferState.decode(writes.get(SystemKeys.transfer(source.idIn(set))));
    }

    private void copyProgress(Descent descent) {
        int from = descent.source().idIn(set);
        int to = descent.descendant().id();
        if (from != to) {
            writes.range(SystemKeys.allProgress(from)).forEach((key, row) -> {
                int source = ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
                writes.batch().put(SystemKeys.progress(to, source), row);
            });
        }
    }

    /** What has come is no longer on its way. */
    private void removeTransfers(PartitionMap old, PartitionMap now) {
        for (Partition source : old.partitions()) {
            boolean wasComing = source.set() != set && source.isKeptBy(set);
            if (wasComing && now.owner(source.range().first()).set() == set) {
                writes.batch().delete(SystemKeys.transfer(source.idIn(set)));
            }
        }
    }
}
