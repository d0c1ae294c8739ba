package io.partita.engine.cluster.node;

import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.remote.HostedSets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The replicas of this process. Safe for any number of threads. */
final class HostedGroups implements HostedSets, AutoCloseable {
    private final Map<Integer, HostedGroup> groups = new ConcurrentHashMap<>();

    void add(int id, HostedGroup group) {
        groups.put(id, group);
    }

    @Nullable
    HostedGroup group(int id) {
        return groups.get(id);
    }

    @Override
    public @Nullable ReplicaSet set(int id) {
        HostedGroup hosted = groups.get(id);
        return hosted == null ? null : hosted.set();
    }

    @Override
    public long appliedIndex(int id) {
        HostedGroup hosted = groups.get(id);
        return hosted == null ? 0 : hosted.group().replica().appliedIndex();
    }

    @Override
    public @Nullable Address leader(int id) {
        HostedGroup hosted = groups.get(id);
        Peer leader = hosted == null ? null : hosted.group().membership().leader();
        return leader == null ? null : NodeIdentity.address(leader);
    }

    @Override
    public void close() {
        List.copyOf(groups.values()).forEach(HostedGroup::close);
    }
}
