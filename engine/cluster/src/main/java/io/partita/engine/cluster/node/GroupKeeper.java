package io.partita.engine.cluster.node;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.consensus.RaftHost;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Has this process host replicas of the sets of which it is a member by the state of the cluster, and of no others. For one thread
 * at a time.
 */
final class GroupKeeper {
    private final NodeIdentity identity;
    private final NodeDirectory directory;
    private final RaftHost host;
    private final HostedGroups hosted;
    private final Parts parts;

    /**
     * What a replica works with.
     *
     * @param sets where the partitions of indexes are
     * @param changes makes changes of the catalog
     */
    record Parts(ReplicaSets sets, Consumer<CatalogCommand> changes, NodeOptions options) {}

    GroupKeeper(NodeIdentity identity, NodeDirectory directory, RaftHost host, HostedGroups hosted, Parts parts) {
        this.identity = identity;
        this.directory = directory;
        this.host = host;
        this.hosted = hosted;
        this.parts = parts;
    }

    /**
     * Opens what there should be, and ends what there should not be; returns whether anything was changed.
     *
     * @param state in which this process is registered as it is, so that no older one is taken for what holds
     * @throws StoreException if a replica cannot be opened
     */
    boolean keep(ClusterState state) {
        boolean changed = false;
        for (ReplicaSetMembers set : state.setsOf(identity.name())) {
            if (hosted.group(set.id()) == null) {
                open(set.id(), founders(state, set));
                changed = true;
            }
        }
        for (int id : hosted.ids()) {
            if (isOver(state, id)) {
                hosted.remove(id);
                directory.removeSet(id);
                changed = true;
            }
        }
        return changed;
    }

    /** A set that is there already is joined: its leader tells new members who else there is. */
    private static List<Peer> founders(ClusterState state, ReplicaSetMembers set) {
        if (set.state() != ReplicaSetMembers.State.CREATING) {
            return List.of();
        }
        List<Peer> founders = new ArrayList<>();
        for (String id : set.nodes()) {
            ClusterNode node = Objects.requireNonNull(state.node(id), "a member that is no node");
            founders.add(Peer.parse(node.registration().consensus()));
        }
        return founders;
    }

    /** Until its group has agreed to be without it, a former member takes part. */
    private boolean isOver(ClusterState state, int id) {
        ReplicaSetMembers set = state.set(id);
        if (set == null) {
            return false;
        } else if (set.state() == ReplicaSetMembers.State.RETIRED) {
            return true;
        }
        return !set.nodes().contains(identity.name())
                && state.tasks().stream()
                        .noneMatch(task -> task.work() instanceof Work.ReplaceMember replace
                                && replace.set() == id
                                && replace.gone().equals(identity.name()));
    }

    /** @param founders none for a member of a group that is there */
    void open(int id, List<Peer> founders) {
        RaftGroup group =
                host.open(id, directory.set(id), founders, parts.options().budgetOfReplica());
        hosted.add(
                id,
                new HostedGroup(
                        id,
                        group,
                        parts.sets(),
                        parts.changes(),
                        parts.options().indexes()));
    }
}
