package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.administration.Metadata;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.consensus.RaftHost;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Task;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Has this process host replicas of the sets of which it is a member by the state of the cluster, and of no others. For one thread
 * at a time.
 */
final class GroupKeeper {
    private static final System.Logger LOG = System.getLogger(GroupKeeper.class.getName());

    private final NodeIdentity identity;
    private final NodeDirectory directory;
    private final RaftHost host;
    private final HostedGroups hosted;
    private final Damages damages;
    private final Parts parts;

    /**
     * What a replica works with.
     *
     * @param sets where the partitions of indexes are
     * @param changes makes changes of the catalog
     * @param metadata where tasks are
     */
    record Parts(ReplicaSets sets, Consumer<CatalogCommand> changes, Metadata metadata, NodeOptions options) {}

    GroupKeeper(
            NodeIdentity identity,
            NodeDirectory directory,
            RaftHost host,
            HostedGroups hosted,
            Damages damages,
            Parts parts) {
        this.identity = identity;
        this.directory = directory;
        this.host = host;
        this.hosted = hosted;
        this.damages = damages;
        this.parts = parts;
    }

    /**
     * Opens what there should be, and ends what there should not be; returns whether anything was changed.
     *
     * @param state in which this process is registered as it is, so that no older one is taken for what holds
     * @throws StoreException if a replica cannot be opened
     */
    boolean keep(ClusterState state) {
        boolean changed = beginAnew(state);
        for (ReplicaSetMembers set : state.setsOf(identity.name())) {
            if (hosted.group(set.id()) == null && !damages.isKnown(set.id()) && !isRemoved(state, set.id())) {
                open(set.id(), founders(state, set));
                changed = true;
            }
        }
        Set<Integer> ids = new HashSet<>(hosted.ids());
        ids.addAll(damages.causes().keySet());
        for (int id : ids) {
            if (isOver(state, id)) {
                hosted.remove(id);
                damages.removed(id);
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

    /** Removes what damaged replicas have whose groups have agreed to be without them. */
    private boolean beginAnew(ClusterState state) {
        boolean changed = false;
        for (Task task : state.tasks()) {
            if (task.work() instanceof Work.RebuildMember rebuild && isRemoval(task, rebuild.set())) {
                hosted.remove(rebuild.set());
                renew(rebuild.set(), "task " + task.id());
                removed(task);
                changed = true;
            }
        }
        return changed;
    }

    private void removed(Task task) {
        try {
            parts.metadata()
                    .change(new ClusterCommand.AdvanceTask(
                            task.id(), task.step() + 1, "the node gets what the others have", task.version()));
        } catch (StoreException e) {
            // This process has said so already, and not yet heard of it.
            if (e.code() != ErrorCode.RESOURCE_IN_USE && e.code() != ErrorCode.RESOURCE_NOT_FOUND) {
                throw e;
            }
        }
    }

    private void renew(int set, String occasion) {
        try {
            host.renew(set, directory.set(set), occasion);
            damages.removed(set);
        } catch (StoreException e) {
            if (e.code() == ErrorCode.CORRUPTION) {
                damages.notOpened(set, e, true);
            }
            throw e;
        }
    }

    private boolean isRemoved(ClusterState state, int set) {
        return state.tasks().stream().anyMatch(task -> isRemoval(task, set));
    }

    private boolean isRemoval(Task task, int set) {
        return task.step() == Work.RebuildMember.REMOVAL
                && task.work().equals(new Work.RebuildMember(set, identity.name()));
    }

    /**
     * Opens a replica, unless it is damaged, which is remembered.
     *
     * @param founders none for a member of a group that is there
     */
    void open(int id, List<Peer> founders) {
        try {
            openSound(id, founders);
        } catch (StoreException e) {
            if (e.code() != ErrorCode.CORRUPTION) {
                throw e;
            }
            LOG.log(System.Logger.Level.WARNING, "The replica of set " + id + " is damaged: " + e.getMessage());
            damages.notOpened(id, e, !host.canBeRenewed(id, directory.set(id)));
        }
    }

    private void openSound(int id, List<Peer> founders) {
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
