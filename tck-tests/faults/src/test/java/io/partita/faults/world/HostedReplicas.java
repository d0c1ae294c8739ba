package io.partita.faults.world;

import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.remote.HostedSets;
import io.partita.faults.consensus.SimulatedGroup;
import io.partita.faults.network.Network;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The replicas of a simulated process. */
final class HostedReplicas implements HostedSets {
    private final TreeMap<Integer, HostedReplica> replicas = new TreeMap<>();

    void add(int id, HostedReplica replica) {
        replicas.put(id, replica);
    }

    void remove(int id) {
        HostedReplica removed = replicas.remove(id);
        if (removed != null) {
            removed.close();
        }
    }

    List<Integer> ids() {
        return List.copyOf(replicas.keySet());
    }

    SimulatedGroup group(int id) {
        HostedReplica replica = replicas.get(id);
        if (replica == null) {
            throw new IllegalArgumentException("there is no replica of the set " + id + " here");
        }
        return replica.group();
    }

    @Override
    public @Nullable ReplicaSet set(int id) {
        HostedReplica replica = replicas.get(id);
        return replica == null ? null : replica.set();
    }

    @Override
    public long appliedIndex(int id) {
        HostedReplica replica = replicas.get(id);
        return replica == null ? 0 : replica.group().replica().appliedIndex();
    }

    @Override
    public @Nullable Address leader(int id) {
        HostedReplica replica = replicas.get(id);
        int site = replica == null ? -1 : replica.group().leaderSite();
        return site < 0 ? null : Network.address(site);
    }
}
