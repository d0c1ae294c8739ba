package io.partita.engine.cluster.node;

import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.discovery.ReplicaStatus;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.remote.HostedSets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The replicas of this process. Safe for any number of threads. */
final class HostedGroups implements HostedSets, AutoCloseable {
    private final Map<Integer, HostedGroup> groups = new ConcurrentHashMap<>();

    void add(int id, HostedGroup group) {
        groups.put(id, group);
    }

    /** Closes a replica. */
    void remove(int id) {
        HostedGroup removed = groups.remove(id);
        if (removed != null) {
            removed.close();
        }
    }

    Set<Integer> ids() {
        return Set.copyOf(groups.keySet());
    }

    Set<Integer> led() {
        return groups.entrySet().stream()
                .filter(group -> group.getValue().group().membership().isLeader())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    void mendConnections() {
        groups.values().forEach(group -> group.group().mendConnections());
    }

    /** Hands the leadership of everything to others, who learn of it while this process still answers. */
    void handOver() {
        List.copyOf(groups.values()).forEach(group -> group.group().handOver());
    }

    /** How often this process has begun to lead each. */
    Map<Integer, Long> leaderships() {
        Map<Integer, Long> counts = new TreeMap<>();
        groups.forEach((id, group) -> counts.put(id, group.leaderships()));
        return counts;
    }

    /** Some number of each, by its id. */
    Map<Integer, Long> each(ToLongFunction<RaftGroup> number) {
        Map<Integer, Long> numbers = new TreeMap<>();
        groups.forEach((id, group) -> numbers.put(id, number.applyAsLong(group.group())));
        return numbers;
    }

    /**
     * How all are, in the order of their sets.
     *
     * @param unopened why others could not be opened, by set
     */
    List<ReplicaStatus> statuses(Map<Integer, String> unopened) {
        Map<Integer, ReplicaStatus> statuses = new TreeMap<>();
        unopened.forEach((id, why) -> statuses.put(id, new ReplicaStatus(id, false, 0, 0, why)));
        groups.forEach((id, group) -> statuses.put(id, group.status(id)));
        return List.copyOf(statuses.values());
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
