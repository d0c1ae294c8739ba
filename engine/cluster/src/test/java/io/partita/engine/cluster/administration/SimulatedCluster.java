package io.partita.engine.cluster.administration;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.NodeRegistration;
import io.partita.engine.cluster.metadata.NodeRegistration.Role;
import io.partita.engine.cluster.replicaset.IndexBacklog;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Replica set 0 and others, in one thread. */
final class SimulatedCluster implements ReplicaSets, CatalogChanges {
    private final Random random;
    private final Map<Integer, SimulatedGroup> groups = new TreeMap<>();

    SimulatedCluster(long seed, int sets) {
        random = new Random(seed);
        for (int set = 0; set < sets; set++) {
            groups.put(set, new SimulatedGroup(set, random));
        }
    }

    Random random() {
        return random;
    }

    SimulatedGroup group(int set) {
        return Objects.requireNonNull(groups.get(set));
    }

    void addGroup(int set) {
        groups.put(set, new SimulatedGroup(set, random));
    }

    @Override
    public ReplicaSet set(int id) {
        SimulatedGroup group = groups.get(id);
        if (group == null) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "Replica set " + id + " has no leader");
        }
        return new LocalReplicaSet(group, group::replica, IndexBacklog.IGNORED);
    }

    Catalog catalog() {
        return group(0).replica().catalog();
    }

    ClusterState state() {
        return group(0).replica().cluster();
    }

    void faultPercent(int percent) {
        groups.values().forEach(group -> group.faultPercent(percent));
    }

    void deliverLate() {
        groups.values().forEach(SimulatedGroup::deliverLate);
    }

    /** In set 0, come what may. */
    void apply(Command command) {
        set(0).propose(List.of(command)).get(0).await();
    }

    /** With nodes that are up, in three zones. */
    void found(int nodes) {
        apply(new ClusterCommand.FoundCluster(new ClusterIdentity("c-1", "test")));
        for (int i = 0; i < nodes; i++) {
            addNode(i);
        }
    }

    void addNode(int number) {
        String id = "n" + number;
        apply(new ClusterCommand.RegisterNode(
                "c-1",
                new NodeRegistration(
                        id,
                        "z" + number % 3,
                        "host:" + (1_000 + number),
                        "host:" + (2_000 + number),
                        Set.of(Role.STORAGE),
                        "d" + number),
                1));
        ClusterNode node = Objects.requireNonNull(state().node(id));
        apply(new ClusterCommand.ChangeNode(id, ClusterNode.State.UP, node.version()));
    }

    /** The versions of tables that a set should have copies of. */
    Map<Integer, Long> expected(int set) {
        return catalog().tables().stream()
                .filter(table -> table.allSets().contains(set))
                .collect(Collectors.toMap(Table::id, Table::version));
    }

    Map<Integer, Long> actual(int set) {
        return group(set).replica().catalog().tables().stream().collect(Collectors.toMap(Table::id, Table::version));
    }

    @Override
    public void make(CatalogCommand change) {
        apply(change);
    }

    @Override
    public void awaitFilled(String table, String index) {
        throw new UnsupportedOperationException("nothing fills an index here");
    }

    @Override
    public Placement placement() {
        throw new UnsupportedOperationException("whoever wraps this places partitions");
    }
}
