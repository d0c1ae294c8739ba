package io.partita.engine.cluster.administration;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand.SplitPartition;
import io.partita.engine.cluster.replicaset.PartitionLoad;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Has partitions split that the policy finds too large, or asked for too much. In a round it looks at some of them, and in later rounds at the next ones, so that
 * many partitions do not make rounds long. What it remembers only says which are next. For one thread.
 */
public final class PartitionSplitting {
    private static final int PARTITIONS_A_ROUND = 32;

    private final ReplicaSets sets;
    private final SplitPolicy policy;
    private final Consumer<SplitPartition> split;
    private int last;

    /** @param split has the catalog changed; whoever hosts the partition may learn of it later */
    public PartitionSplitting(ReplicaSets sets, SplitPolicy policy, Consumer<SplitPartition> split) {
        this.sets = sets;
        this.policy = policy;
        this.split = split;
    }

    /**
     * Looks at the next partitions of a catalog, until one has been split; returns whether one was.
     *
     * @throws StoreException if a set does not answer; the next round goes on behind it
     */
    public boolean round(Catalog catalog) {
        NavigableSet<Integer> partitions = partitions(catalog);
        for (int i = 0; i < PARTITIONS_A_ROUND; i++) {
            Integer next = partitions.higher(last);
            if (next == null) {
                last = 0;
                return false;
            }
            last = next;
            PartitionPlace place = catalog.place(next);
            if (place != null && splitIfTooMuch(place)) {
                return true;
            }
        }
        return false;
    }

    private static NavigableSet<Integer> partitions(Catalog catalog) {
        NavigableSet<Integer> partitions = new TreeSet<>();
        for (Table table : catalog.tables()) {
            add(table.partitions(), partitions);
            for (Index index : table.globalIndexes()) {
                add(index.partitions(), partitions);
            }
        }
        return partitions;
    }

    private static void add(PartitionMap map, NavigableSet<Integer> partitions) {
        map.partitions().forEach(partition -> partitions.add(partition.id()));
    }

    private boolean splitIfTooMuch(PartitionPlace place) {
        Partition partition = place.partition();
        if (partition.relocation() != null) {
            return false;
        }
        PartitionLoad load = load(partition);
        Long hash = load == null ? null : policy.split(place.partitions(), load);
        if (hash == null) {
            return false;
        }
        split.accept(new SplitPartition(
                place.table().id(), partition.id(), hash, place.table().version()));
        return true;
    }

    /** Null if the set that should host it does not, or not yet. */
    private @Nullable PartitionLoad load(Partition partition) {
        try {
            return sets.set(partition.set()).load(partition.id());
        } catch (StoreException e) {
            if (e.code() == ErrorCode.MOVED) {
                return null;
            }
            throw e;
        }
    }
}
