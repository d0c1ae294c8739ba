package io.partita.engine.cluster.administration;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaDamage;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.ReplicaSetMembers.State;
import io.partita.engine.cluster.metadata.Work;
import java.util.List;

/**
 * Has nodes replaced that have been silent for too long: one after the other, and only if others can take its place, because what
 * looks like the loss of many is more likely a broken network. And has replicas made anew that are damaged: one after the other of a set.
 */
final class Repair {
    private final Metadata metadata;
    private final NodeWatch watch;

    Repair(Metadata metadata, NodeWatch watch) {
        this.metadata = metadata;
        this.watch = watch;
    }

    /**
     * Adds the task that makes a damaged replica anew, unless something is being done about the set's members already; returns whether it
     * did.
     *
     * @throws io.partita.engine.api.error.StoreException UNAVAILABLE if the replica cannot be made anew where it is, and nobody can take its place
     */
    boolean beginAnew() {
        ClusterState state = metadata.state();
        List<ReplicaDamage> damages = watch.damages();
        for (ReplicaDamage damage : damages) {
            ReplicaSetMembers set = state.set(damage.set());
            if (set != null && isToBeMadeAnew(state, set, damage)) {
                checkOthers(set, damage, damages);
                Work work = damage.promises()
                        ? new Work.ReplaceMember(
                                set.id(), damage.node(), PlacementPolicy.replacement(state, set, damage.node()))
                        : new Work.RebuildMember(set.id(), damage.node());
                metadata.change(new ClusterCommand.AddTask(state.nextTask(), work));
                watch.forget(damage);
                return true;
            }
        }
        return false;
    }

    private static void checkOthers(ReplicaSetMembers set, ReplicaDamage damage, List<ReplicaDamage> damages) {
        long damaged = damages.stream()
                .filter(each -> each.set() == set.id())
                .map(ReplicaDamage::node)
                .distinct()
                .count();
        if (damaged > (set.nodes().size() - 1) / 2) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE,
                    "Of the replicas of set " + set.id() + " there are " + damaged + " damaged, that of node "
                            + damage.node() + " among them: too few are left to make one anew of");
        }
    }

    private static boolean isToBeMadeAnew(ClusterState state, ReplicaSetMembers set, ReplicaDamage damage) {
        ClusterNode node = state.node(damage.node());
        return node != null
                && node.state() != ClusterNode.State.LEFT
                && set.nodes().contains(damage.node())
                && set.nodes().size() > 1
                && (set.state() == State.ACTIVE || set.state() == State.RETIRING)
                && state.tasks().stream().noneMatch(task -> concerns(task.work(), set, damage));
    }

    /** A rebuilding whose node turns out to have forgotten its promises ends when another node takes its place. */
    private static boolean concerns(Work work, ReplicaSetMembers set, ReplicaDamage damage) {
        return (work instanceof Work.ReplaceMember replace && replace.set() == set.id())
                || (work instanceof Work.RebuildMember rebuild && rebuild.set() == set.id() && !damage.promises());
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
