package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;
import java.util.List;

/** Takes everything from a node: it leads nothing any more, others take its place in its replica sets, and then it has left. */
final class NodeRemoval implements Worker {
    private final Metadata metadata;

    NodeRemoval(Metadata metadata) {
        this.metadata = metadata;
    }

    @Override
    public Progress step(Task task, ClusterState state) {
        ClusterNode node = state.node(((Work.DecommissionNode) task.work()).node());
        if (node == null || node.state() == ClusterNode.State.LEFT) {
            return Progress.Finished.FINISHED;
        } else if (node.state() != ClusterNode.State.DRAINING) {
            metadata.change(new ClusterCommand.ChangeNode(node.id(), ClusterNode.State.DRAINING, node.version()));
            return new Progress.Advanced("the node gives up what it leads");
        }
        List<ReplicaSetMembers> sets = state.setsOf(node.id());
        for (ReplicaSetMembers set : sets) {
            if (!isBeingReplaced(state, set, node.id())) {
                String replacement = PlacementPolicy.replacement(state, set, node.id());
                metadata.change(new ClusterCommand.AddTask(
                        state.nextTask(), new Work.ReplaceMember(set.id(), node.id(), replacement)));
                return new Progress.Advanced("node " + replacement + " takes its place in replica set " + set.id());
            }
        }
        if (!sets.isEmpty() || isBeingReplacedAnywhere(state, node.id())) {
            return new Progress.Waiting("others are taking its place in its replica sets");
        }
        metadata.change(new ClusterCommand.ChangeNode(node.id(), ClusterNode.State.LEFT, node.version()));
        return Progress.Finished.FINISHED;
    }

    private static boolean isBeingReplaced(ClusterState state, ReplicaSetMembers set, String node) {
        return state.tasks().stream()
                .anyMatch(task -> task.work() instanceof Work.ReplaceMember replace
                        && replace.set() == set.id()
                        && replace.gone().equals(node));
    }

    /** It has to be there until its groups have agreed to be without it. */
    private static boolean isBeingReplacedAnywhere(ClusterState state, String node) {
        return state.tasks().stream()
                .anyMatch(task -> task.work() instanceof Work.ReplaceMember replace
                        && replace.gone().equals(node));
    }
}
