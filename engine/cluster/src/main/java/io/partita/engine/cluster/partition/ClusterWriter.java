package io.partita.engine.cluster.partition;

import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ClusterStateEncoding;
import io.partita.engine.cluster.metadata.NodeRegistration;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import java.util.List;

/** Stages changes of nodes and replica sets; {@link TaskWriter} those of tasks. Only set 0 keeps them. */
final class ClusterWriter {
    private static final int MAX_NODES = 1_000;
    private static final int MAX_SETS = 10_000;

    private final int set;
    private final StagedCluster cluster;
    private final StagedCatalog catalog;
    private final StagedWrites writes;

    ClusterWriter(int set, StagedCluster cluster, StagedCatalog catalog, StagedWrites writes) {
        this.set = set;
        this.cluster = cluster;
        this.catalog = catalog;
        this.writes = writes;
    }

    Result stage(ClusterCommand command) {
        if (set != 0) {
            throw ClusterRefusals.wrongSet(set);
        }
        ClusterState before = cluster.staged();
        ClusterState next = next(before, command);
        if (next != before) {
            ClusterStateEncoding.write(writes.batch(), before, next);
            cluster.stage(next);
        }
        return Result.Done.DONE;
    }

    private ClusterState next(ClusterState state, ClusterCommand command) {
        if (command instanceof ClusterCommand.FoundCluster found) {
            return found(state, found.identity());
        } else if (command instanceof ClusterCommand.RegisterNode register) {
            return register(state, register);
        } else if (command instanceof ClusterCommand.ChangeNode change) {
            return changeNode(state, change);
        } else if (command instanceof ClusterCommand.CreateSet create) {
            return createSet(state, create);
        } else if (command instanceof ClusterCommand.ChangeSet change) {
            return changeSet(state, change);
        }
        return TaskWriter.next(state, command);
    }

    private static ClusterState found(ClusterState state, ClusterIdentity identity) {
        ClusterIdentity known = state.identity();
        if (known == null) {
            return state.withIdentity(identity);
        } else if (!known.equals(identity)) {
            throw ClusterRefusals.otherCluster(identity.toString(), known);
        }
        return state;
    }

    private static ClusterState register(ClusterState state, ClusterCommand.RegisterNode register) {
        NodeRegistration registration = register.registration();
        ClusterIdentity identity = state.identity();
        if (identity == null) {
            throw ClusterRefusals.notFounded();
        } else if (!identity.id().equals(register.cluster())) {
            throw ClusterRefusals.otherCluster(register.cluster(), identity);
        }
        checkAddresses(state, registration);
        ClusterNode known = state.node(registration.id());
        if (known == null) {
            ClusterRefusals.checkLimit(state.nodes().size(), MAX_NODES, "nodes");
            return state.withNode(registration, ClusterNode.State.JOINING, register.incarnation());
        } else if (!known.registration().directory().equals(registration.directory())) {
            throw ClusterRefusals.nameTaken(known);
        } else if (known.state() == ClusterNode.State.LEFT) {
            throw ClusterRefusals.left(known);
        } else if (known.incarnation() == register.incarnation()
                && known.registration().equals(registration)) {
            return state;
        } else if (known.incarnation() >= register.incarnation()) {
            throw ClusterRefusals.olderProcess(known);
        }
        return state.withNode(registration, known.state(), register.incarnation());
    }

    private static void checkAddresses(ClusterState state, NodeRegistration registration) {
        for (ClusterNode other : state.nodes()) {
            NodeRegistration taken = other.registration();
            List<String> addresses = List.of(taken.messages(), taken.consensus());
            if (!other.id().equals(registration.id()) && other.state() != ClusterNode.State.LEFT) {
                if (addresses.contains(registration.messages())) {
                    throw ClusterRefusals.addressTaken(registration.messages(), other);
                } else if (addresses.contains(registration.consensus())) {
                    throw ClusterRefusals.addressTaken(registration.consensus(), other);
                }
            }
        }
    }

    private static ClusterState changeNode(ClusterState state, ClusterCommand.ChangeNode change) {
        ClusterNode node = state.node(change.node());
        if (node == null) {
            throw ClusterRefusals.noNode(change.node());
        } else if (node.state() == change.state()) {
            return state;
        }
        ClusterRefusals.checkVersion("node " + node.id(), node.version(), change.version());
        List<Integer> member =
                state.setsOf(node.id()).stream().map(ReplicaSetMembers::id).toList();
        if (node.state() == ClusterNode.State.LEFT) {
            throw ClusterRefusals.left(node);
        } else if (change.state() == ClusterNode.State.LEFT && !member.isEmpty()) {
            throw ClusterRefusals.stillMember(node, member);
        }
        return state.withNode(node.registration(), change.state(), node.incarnation());
    }

    private static ClusterState createSet(ClusterState state, ClusterCommand.CreateSet create) {
        ReplicaSetMembers known = state.set(create.set());
        if (known != null && known.nodes().equals(create.nodes())) {
            return state;
        } else if (create.set() != state.nextSet()) {
            throw ClusterRefusals.otherId("replica set", create.set(), state.nextSet());
        }
        ClusterRefusals.checkLimit(state.sets().size(), MAX_SETS, "replica sets");
        create.nodes().forEach(node -> checkCanBeMember(state, node));
        return state.withSet(create.set(), create.nodes(), ReplicaSetMembers.State.CREATING);
    }

    private ClusterState changeSet(ClusterState state, ClusterCommand.ChangeSet change) {
        ReplicaSetMembers known = state.set(change.set());
        if (known == null) {
            throw ClusterRefusals.noSet(change.set());
        } else if (known.nodes().equals(change.nodes()) && known.state() == change.state()) {
            return state;
        }
        ClusterRefusals.checkVersion("replica set " + known.id(), known.version(), change.version());
        if (known.state() == ReplicaSetMembers.State.RETIRED) {
            throw ClusterRefusals.retired(known.id());
        } else if (change.state() == ReplicaSetMembers.State.RETIRED) {
            checkHostsNothing(known.id());
        }
        for (String node : change.nodes()) {
            if (!known.nodes().contains(node)) {
                checkCanBeMember(state, node);
            }
        }
        return state.withSet(known.id(), change.nodes(), change.state());
    }

    private void checkHostsNothing(int ended) {
        int partitions = PlacementPolicy.partitionsBySet(catalog.staged()).getOrDefault(ended, 0);
        if (ended == 0 || partitions > 0) {
            throw ClusterRefusals.inUse(ended, partitions);
        }
    }

    private static void checkCanBeMember(ClusterState state, String id) {
        ClusterNode node = state.node(id);
        if (node == null) {
            throw ClusterRefusals.noNode(id);
        } else if (node.state() == ClusterNode.State.LEFT) {
            throw ClusterRefusals.left(node);
        } else if (!node.registration().stores()) {
            throw ClusterRefusals.storesNothing(node);
        }
    }
}
