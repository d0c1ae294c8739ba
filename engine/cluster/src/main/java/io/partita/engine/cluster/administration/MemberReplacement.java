package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a node in the place of another in a replica set: first it is said who belongs to the set, so that the new member starts its
 * replica, then its group is made to agree.
 */
final class MemberReplacement implements Worker {
    private final Metadata metadata;
    private final GroupMembership groups;

    MemberReplacement(Metadata metadata, GroupMembership groups) {
        this.metadata = metadata;
        this.groups = groups;
    }

    @Override
    public Progress step(Task task, ClusterState state) {
        Work.ReplaceMember work = (Work.ReplaceMember) task.work();
        ReplicaSetMembers set = state.set(work.set());
        if (set == null || set.state() == ReplicaSetMembers.State.RETIRED) {
            return Progress.Finished.FINISHED;
        } else if (task.step() == 0) {
            return rename(set, work);
        }
        if (MemberRebuilding.isUnderWay(state, set.id())) {
            return new Progress.Waiting("another member of the set is made anew first");
        }
        groups.change(set.id(), set.nodes());
        return Progress.Finished.FINISHED;
    }

    private Progress rename(ReplicaSetMembers set, Work.ReplaceMember work) {
        if (set.nodes().contains(work.gone())) {
            List<String> nodes = new ArrayList<>(set.nodes());
            nodes.remove(work.gone());
            if (!nodes.contains(work.replacement())) {
                nodes.add(work.replacement());
            }
            nodes.sort(null);
            metadata.change(new ClusterCommand.ChangeSet(set.id(), nodes, set.state(), set.version()));
        }
        return new Progress.Advanced("node " + work.replacement() + " belongs to the set, and is to join its group");
    }
}
