package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has a damaged replica made anew where it is. What it had acknowledged does not count any more when its group has agreed to be without it, which
 * takes a majority that has all of it; only then the node may remove it.
 */
final class MemberRebuilding implements Worker {
    /** Whoever has been silent for longer may be gone. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(3);

    private final GroupMembership groups;
    private final NodeWatch watch;

    MemberRebuilding(GroupMembership groups, NodeWatch watch) {
        this.groups = groups;
        this.watch = watch;
    }

    @Override
    public Progress step(Task task, ClusterState state) {
        Work.RebuildMember work = (Work.RebuildMember) task.work();
        ReplicaSetMembers set = state.set(work.set());
        if (set == null || !isMember(set, state.node(work.node()))) {
            // Somebody else has taken its place.
            return Progress.Finished.FINISHED;
        }
        List<String> others =
                set.nodes().stream().filter(node -> !node.equals(work.node())).toList();
        if (task.step() < Work.RebuildMember.REMOVAL) {
            for (String other : others) {
                // The log of a damaged replica may be all that makes a majority now.
                if (watch.silence(other).compareTo(LONGEST_SILENCE) > 0) {
                    return new Progress.Waiting("node " + other + " has to be there first, which is silent");
                }
            }
            groups.change(set.id(), others);
            return new Progress.Advanced("the others go on without it, and the node removes what it has");
        } else if (task.step() == Work.RebuildMember.REMOVAL) {
            return new Progress.Waiting("the node removes what it has");
        }
        groups.change(set.id(), set.nodes());
        return Progress.Finished.FINISHED;
    }

    private static boolean isMember(ReplicaSetMembers set, @Nullable ClusterNode node) {
        return node != null
                && node.state() != ClusterNode.State.LEFT
                && set.nodes().contains(node.id())
                && set.state() != ReplicaSetMembers.State.RETIRED;
    }

    /** Whether a member of a set is being made anew, which until then must not be added to its group. */
    static boolean isUnderWay(ClusterState state, int set) {
        return state.tasks().stream()
                .anyMatch(task -> task.work() instanceof Work.RebuildMember rebuild && rebuild.set() == set);
    }
}
