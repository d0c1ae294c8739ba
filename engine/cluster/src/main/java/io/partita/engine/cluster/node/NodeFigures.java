package io.partita.engine.cluster.node;

import io.partita.engine.cluster.administration.Administrator;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.messaging.MessageCounters;
import io.partita.engine.cluster.messaging.MessageListener;
import io.partita.engine.cluster.messaging.SocketMessenger;
import java.util.Map;
import java.util.TreeMap;

/** A process in numbers; of replica sets by their ids, in order. Safe for any number of threads. */
public final class NodeFigures {
    private final ClusterView view;
    private final HostedGroups hosted;
    private final Damages damages;
    private final Scrubbing scrubbing;
    private final Administrator administrator;
    private final SocketMessenger messenger;
    private final MessageListener listener;

    NodeFigures(
            ClusterView view,
            HostedGroups hosted,
            Damages damages,
            Scrubbing scrubbing,
            Administrator administrator,
            SocketMessenger messenger,
            MessageListener listener) {
        this.view = view;
        this.hosted = hosted;
        this.damages = damages;
        this.scrubbing = scrubbing;
        this.administrator = administrator;
        this.messenger = messenger;
        this.listener = listener;
    }

    /** How often this process has begun to lead each of its sets since it was started. */
    public Map<Integer, Long> leaderships() {
        return hosted.leaderships();
    }

    /** How many bytes of commands are under way in each of its sets. */
    public Map<Integer, Long> bytesInFlight() {
        return hosted.each(RaftGroup::bytesInFlight);
    }

    /** How many entries of the log of each of its sets are still to be applied here. */
    public Map<Integer, Long> entriesWaiting() {
        return hosted.each(RaftGroup::entriesWaiting);
    }

    /** How many partitions each set hosts, and how many of them are on their way to another, as far as this process knows. */
    public Map<Integer, Long> partitions(boolean onlyMoving) {
        Map<Integer, Long> counts = new TreeMap<>();
        for (Table table : view.catalog().tables()) {
            count(table.partitions(), onlyMoving, counts);
            table.globalIndexes().forEach(index -> count(index.partitions(), onlyMoving, counts));
        }
        return counts;
    }

    private static void count(PartitionMap map, boolean onlyMoving, Map<Integer, Long> counts) {
        for (Partition partition : map.partitions()) {
            if (!onlyMoving || partition.relocation() != null) {
                counts.merge(partition.set(), 1L, Long::sum);
            }
        }
    }

    /** What it has brought about in the cluster, by kind. */
    public Map<String, Long> workDone() {
        return administrator.done().counts();
    }

    /** How many replicas it knows to be damaged. */
    public int damagedReplicas() {
        return damages.all(view.state()).size();
    }

    /** How many bytes of each set it has compared between replicas since it was started. */
    public Map<Integer, Long> scrubbedBytes() {
        return scrubbing.bytes();
    }

    /** What it has asked other processes. */
    public MessageCounters asked() {
        return messenger.counters();
    }

    /** What other processes have asked it. */
    public MessageCounters answered() {
        return listener.counters();
    }
}
