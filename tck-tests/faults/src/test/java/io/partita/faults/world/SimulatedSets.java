package io.partita.faults.world;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.replicaset.remote.Member;
import io.partita.engine.cluster.replicaset.remote.Outlook;
import io.partita.engine.cluster.replicaset.remote.RemoteReplicaSet;
import io.partita.faults.network.Network;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All replica sets as a process sees them, by what it knows of the cluster. */
final class SimulatedSets implements ReplicaSets {
    private final Supplier<ClusterState> state;
    private final List<Integer> founders;
    private final Outlook outlook;
    private final TreeMap<Integer, RemoteReplicaSet> sets = new TreeMap<>();

    SimulatedSets(Supplier<ClusterState> state, List<Integer> founders, Outlook outlook) {
        this.state = state;
        this.founders = founders;
        this.outlook = outlook;
    }

    static Member member(int site) {
        return new Member(Network.address(site), Cluster.zone(site));
    }

    @Override
    public ReplicaSet set(int id) {
        if (id != Cluster.METADATA && state.get().set(id) == null) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "No replica set " + id + " is known");
        }
        return sets.computeIfAbsent(id, any -> new RemoteReplicaSet(id, () -> members(id), outlook));
    }

    private List<Member> members(int id) {
        ReplicaSetMembers set = state.get().set(id);
        List<Integer> sites = set == null
                ? id == Cluster.METADATA ? founders : List.of()
                : set.nodes().stream().map(NodeDuties::siteOf).toList();
        return sites.stream().map(SimulatedSets::member).toList();
    }
}
