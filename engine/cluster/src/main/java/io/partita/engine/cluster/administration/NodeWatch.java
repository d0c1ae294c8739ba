package io.partita.engine.cluster.administration;

import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaDamage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * When nodes were last heard of, as one process remembers it: after {@link #begin} every node has its full time again, so a new
 * leader takes nobody for lost whom it has not waited for. Safe for any number of threads.
 */
public final class NodeWatch {
    private final LongSupplier nanoTime;
    private final long grace;
    private final Map<String, Long> heard = new ConcurrentHashMap<>();
    private final Map<String, List<ReplicaDamage>> damages = new ConcurrentHashMap<>();
    private volatile long began;

    /**
     * A watch that begins now.
     *
     * @param nanoTime a clock that only runs forward
     * @param grace how long a node may be silent before others take its place for good
     */
    public NodeWatch(LongSupplier nanoTime, Duration grace) {
        this.nanoTime = nanoTime;
        this.grace = grace.toNanos();
        begin();
    }

    /** Forgets what was heard; called by a process that begins to lead replica set 0. */
    public void begin() {
        heard.clear();
        damages.clear();
        began = nanoTime.getAsLong();
    }

    /** A node has given a sign of life. */
    public void heard(String node) {
        heard(node, List.of());
    }

    /**
     * A node has given a sign of life.
     *
     * @param damaged all replicas of which it knows that they are damaged, its own and others
     */
    public void heard(String node, List<ReplicaDamage> damaged) {
        heard.put(node, nanoTime.getAsLong());
        if (damaged.isEmpty()) {
            damages.remove(node);
        } else {
            damages.put(node, List.copyOf(damaged));
        }
    }

    /** What nodes last said of damaged replicas. */
    List<ReplicaDamage> damages() {
        return damages.values().stream().flatMap(List::stream).distinct().toList();
    }

    /** Something is done about it; who still knows of it says so again. */
    void forget(ReplicaDamage damage) {
        damages.replaceAll((node, said) ->
                said.stream().filter(each -> !each.equals(damage)).toList());
    }

    /** How long a node has been silent, as far as is known here. */
    public Duration silence(String node) {
        return Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - heard.getOrDefault(node, began)));
    }

    /** The nodes that take part and have been silent for too long, in the order of their ids. */
    List<String> lost(ClusterState state) {
        return state.nodes().stream()
                .filter(node -> node.state() == ClusterNode.State.UP || node.state() == ClusterNode.State.DRAINING)
                .map(ClusterNode::id)
                .filter(node -> silence(node).toNanos() > grace)
                .toList();
    }
}
