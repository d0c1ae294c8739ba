package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.ReplicaSetMembers.State;
import io.partita.engine.cluster.metadata.Work;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Has partitions moved so that replica sets host about equally many: one after the other, from the set that hosts the most to the one
 * that hosts the fewest, as long as that is at least two fewer. Of the partitions it takes one of the table or index that is spread
 * least evenly over the two.
 */
final class Rebalance {
    private final Metadata metadata;

    Rebalance(Metadata metadata) {
        this.metadata = metadata;
    }

    /** Adds the task to move a partition if one should be and none is being moved; returns whether it did. */
    boolean begin() {
        ClusterState state = metadata.state();
        boolean moving = state.tasks().stream()
                .anyMatch(task -> task.work() instanceof Work.MovePartition || task.work() instanceof Work.RetireSet);
        Work.MovePartition move = moving ? null : next(state, metadata.catalog());
        if (move == null) {
            return false;
        }
        metadata.change(new ClusterCommand.AddTask(state.nextTask(), move));
        return true;
    }

    static Work.@Nullable MovePartition next(ClusterState state, Catalog catalog) {
        Map<Integer, Integer> hosted = new HashMap<>();
        for (ReplicaSetMembers set : state.sets()) {
            if (set.id() != 0 && set.state() == State.ACTIVE) {
                hosted.put(set.id(), 0);
            }
        }
        maps(catalog)
                .forEach((keyspace, map) -> map.partitions()
                        .forEach(partition -> hosted.computeIfPresent(partition.set(), (set, count) -> count + 1)));
        Comparator<Map.Entry<Integer, Integer>> byCount = Map.Entry.comparingByValue();
        Comparator<Map.Entry<Integer, Integer>> order = byCount.thenComparing(Map.Entry.comparingByKey());
        Map.Entry<Integer, Integer> fullest =
                hosted.entrySet().stream().max(order).orElse(null);
        Map.Entry<Integer, Integer> emptiest =
                hosted.entrySet().stream().min(order).orElse(null);
        if (fullest == null || emptiest == null || fullest.getValue() - emptiest.getValue() < 2) {
            return null;
        }
        int from = fullest.getKey();
        int to = emptiest.getKey();
        PartitionMap uneven = maps(catalog).values().stream()
                .max(Comparator.comparingLong(map -> count(map, from) - count(map, to)))
                .orElseThrow();
        return uneven.partitions().stream()
                .filter(partition -> partition.set() == from)
                .map(partition -> new Work.MovePartition(partition.id(), from, to))
                .findFirst()
                .orElse(null);
    }

    private static Map<Integer, PartitionMap> maps(Catalog catalog) {
        Map<Integer, PartitionMap> maps = new HashMap<>();
        for (Table table : catalog.tables()) {
            maps.put(table.id(), table.partitions());
            for (Index index : table.globalIndexes()) {
                maps.put(index.id(), index.partitions());
            }
        }
        return maps;
    }

    private static long count(PartitionMap map, int set) {
        List<Partition> partitions = map.partitions();
        return partitions.stream().filter(partition -> partition.set() == set).count();
    }
}
