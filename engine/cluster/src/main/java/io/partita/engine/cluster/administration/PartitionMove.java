package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.command.CatalogCommand.AdvanceMove;
import io.partita.engine.cluster.command.CatalogCommand.MovePartition;
import io.partita.engine.cluster.command.CatalogCommand.MoveStep;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.ReplicaSetMembers.State;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;

/**
 * Has a partition moved to another replica set: says in the catalog that it is to go there, upon which the set that hosts it sends it. It is
 * given up when the other set does not take partitions any more.
 */
final class PartitionMove implements Worker {
    private final Metadata metadata;

    PartitionMove(Metadata metadata) {
        this.metadata = metadata;
    }

    @Override
    public Progress step(Task task, ClusterState state) {
        Work.MovePartition work = (Work.MovePartition) task.work();
        PartitionPlace place = metadata.catalog().place(work.partition());
        if (place == null || place.partition().set() != work.from()) {
            // Where it has come to it has another id.
            return Progress.Finished.FINISHED;
        }
        Relocation relocation = place.partition().relocation();
        if (!takesPartitions(state, work.to())) {
            if (relocation != null) {
                metadata.change(new AdvanceMove(work.partition(), relocation.version(), MoveStep.ABANDON));
            }
            return Progress.Finished.FINISHED;
        } else if (relocation == null) {
            metadata.change(new MovePartition(work.partition(), work.from(), work.to()));
            return new Progress.Advanced("what the partition holds is sent to replica set " + work.to());
        }
        return new Progress.Waiting("what the partition holds is sent to replica set " + work.to());
    }

    private static boolean takesPartitions(ClusterState state, int id) {
        ReplicaSetMembers set = state.set(id);
        return set != null && set.state() == State.ACTIVE;
    }
}
