package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.ReplicaSetMembers.State;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.List;

/**
 * Makes replica sets, as many as the nodes can use. The members start their replicas when they see the set; as soon as it answers
 * it takes partitions.
 */
final class SetFormation implements Worker {
    private final Metadata metadata;
    private final ReplicaSets sets;

    SetFormation(Metadata metadata, ReplicaSets sets) {
        this.metadata = metadata;
        this.sets = sets;
    }

    /** Adds a set if there are fewer than there should be, or the task that one lacks; returns whether it did. */
    boolean grow() {
        ClusterState state = metadata.state();
        for (ReplicaSetMembers set : state.sets()) {
            Work work = new Work.CreateSet(set.id());
            if (set.state() == State.CREATING && state.taskOf(work) == null) {
                metadata.change(new ClusterCommand.AddTask(state.nextTask(), work));
                return true;
            }
        }
        long present = state.sets().stream()
                .filter(set -> set.id() != 0 && set.state() != State.RETIRED && set.state() != State.RETIRING)
                .count();
        if (state.identity() == null || state.set(0) == null || present >= PlacementPolicy.dataSets(state)) {
            return false;
        }
        metadata.change(new ClusterCommand.CreateSet(state.nextSet(), PlacementPolicy.membersOfNewSet(state)));
        return true;
    }

    @Override
    public Progress step(Task task, ClusterState state) {
        Work.CreateSet work = (Work.CreateSet) task.work();
        ReplicaSetMembers set = state.set(work.set());
        if (set != null && set.state() == State.CREATING) {
            if (set.id() != 0) {
                sets.set(set.id())
                        .propose(List.of(new CatalogCommand.ReportCopies()))
                        .get(0)
                        .await();
            }
            metadata.change(new ClusterCommand.ChangeSet(set.id(), set.nodes(), State.ACTIVE, set.version()));
        }
        return Progress.Finished.FINISHED;
    }
}
