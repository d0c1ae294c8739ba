package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.ReplicaSetMembers.State;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;

/**
 * Gives replica set 0 the members that it lacks when one node has founded the cluster alone, and others have come: first in the state, so
 * that they start their replicas, then in its group.
 */
final class SetCompletion implements Worker {
    private final Metadata metadata;
    private final GroupMembership groups;

    SetCompletion(Metadata metadata, GroupMembership groups) {
        this.metadata = metadata;
        this.groups = groups;
    }

    /** Adds the task if a set has a single member and there are nodes for others; returns whether it did. */
    boolean begin() {
        ClusterState state = metadata.state();
        for (ReplicaSetMembers set : state.sets()) {
            Work work = new Work.CompleteSet(set.id());
            if (set.state() == State.ACTIVE
                    && set.nodes().size() < ReplicaSetMembers.SIZE
                    && PlacementPolicy.dataSets(state) > 0
                    && state.taskOf(work) == null) {
                metadata.change(new ClusterCommand.AddTask(state.nextTask(), work));
                return true;
            }
        }
        return false;
    }

    @Override
    public Progress step(Task task, ClusterState state) {
        Work.CompleteSet work = (Work.CompleteSet) task.work();
        ReplicaSetMembers set = state.set(work.set());
        if (set == null || set.state() == State.RETIRED) {
            return Progress.Finished.FINISHED;
        } else if (task.step() > 0) {
            groups.change(set.id(), set.nodes());
            return Progress.Finished.FINISHED;
        }
        if (set.nodes().size() < ReplicaSetMembers.SIZE) {
            metadata.change(new ClusterCommand.ChangeSet(
                    set.id(), PlacementPolicy.completed(state, set), set.state(), set.version()));
        }
        return new Progress.Advanced("others belong to the set, and are to join its group");
    }
}
