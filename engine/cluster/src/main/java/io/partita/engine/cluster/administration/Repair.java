package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Work;

/**
 * Has nodes replaced that have been silent for too long: one after the other, and only if others can take its place, because what
 * looks like the loss of many is more likely a broken network.
 */
final class Repair {
    private final Metadata metadata;
    private final NodeWatch watch;

    Repair(Metadata metadata, NodeWatch watch) {
        this.metadata = metadata;
        this.watch = watch;
    }

    /**
     * Adds the task that takes a lost node out, unless one is being taken out already; returns whether it did.
     *
     * @throws io.partita.engine.api.error.StoreException UNAVAILABLE if nobody can take its place
     */
    boolean begin() {
        ClusterState state = metadata.state();
        boolean removing = state.tasks().stream().anyMatch(task -> task.work() instanceof Work.DecommissionNode);
        if (removing) {
            return false;
        }
        for (String node : watch.lost(state)) {
            for (ReplicaSetMembers set : state.setsOf(node)) {
                PlacementPolicy.replacement(state, set, node);
            }
            metadata.change(new ClusterCommand.AddTask(state.nextTask(), new Work.DecommissionNode(node)));
            return true;
        }
        return false;
    }
}
