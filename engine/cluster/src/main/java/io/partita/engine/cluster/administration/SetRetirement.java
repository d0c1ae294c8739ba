package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.ReplicaSetMembers.State;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;
import java.util.ArrayList;
import java.util.List;

/** Ends a replica set: it gets no new partitions, those that it hosts are moved one after the other, and then it is over. */
final class SetRetirement implements Worker {
    private final Metadata metadata;

    SetRetirement(Metadata metadata) {
        this.metadata = metadata;
    }

    @Override
    public Progress step(Task task, ClusterState state) {
        ReplicaSetMembers set = state.set(((Work.RetireSet) task.work()).set());
        if (set == null || set.state() == State.RETIRED) {
            return Progress.Finished.FINISHED;
        } else if (set.state() != State.RETIRING) {
            metadata.change(new ClusterCommand.ChangeSet(set.id(), set.nodes(), State.RETIRING, set.version()));
            return new Progress.Advanced("the set gets no new partitions");
        }
        Catalog catalog = metadata.catalog();
        List<Integer> hosted = hosted(catalog, set.id());
        if (hosted.isEmpty()) {
            metadata.change(new ClusterCommand.ChangeSet(set.id(), set.nodes(), State.RETIRED, set.version()));
            return Progress.Finished.FINISHED;
        } else if (!isBeingEmptied(state, set.id())) {
            int to = PlacementPolicy.ofNewPartitions(state, catalog).sets().get(0);
            metadata.change(
                    new ClusterCommand.AddTask(state.nextTask(), new Work.MovePartition(hosted.get(0), set.id(), to)));
        }
        return new Progress.Waiting("the set hosts " + hosted.size() + " partitions");
    }

    private static boolean isBeingEmptied(ClusterState state, int set) {
        return state.tasks().stream()
                .anyMatch(task -> task.work() instanceof Work.MovePartition move && move.from() == set);
    }

    private static List<Integer> hosted(Catalog catalog, int set) {
        List<Partition> partitions = new ArrayList<>();
        for (Table table : catalog.tables()) {
            partitions.addAll(table.partitions().partitions());
            for (Index index : table.globalIndexes()) {
                partitions.addAll(index.partitions().partitions());
            }
        }
        return partitions.stream()
                .filter(partition -> partition.set() == set)
                .map(Partition::id)
                .toList();
    }
}
