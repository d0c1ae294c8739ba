package io.partita.engine.server.command;

import io.partita.engine.cluster.discovery.ReplicaStatus;
import io.partita.engine.cluster.messaging.MessageCounters;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.node.NodeFigures;
import io.partita.engine.cluster.node.NodeProcess;
import io.partita.engine.server.observation.Metrics;
import io.partita.engine.server.observation.Metrics.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What operators are told of a process of a cluster: its replicas, its messages, and the cluster as it knows it. */
final class NodeMetrics {
    private static final String SET = "set";

    private final NodeProcess node;
    private final NodeFigures figures;
    private final Metrics metrics;

    NodeMetrics(NodeProcess node, Metrics metrics) {
        this.node = node;
        this.figures = node.figures();
        this.metrics = metrics;
    }

    void register() {
        metrics.gauge(
                "partita_leads_metadata",
                "Whether this process leads replica set 0.",
                () -> node.ledSets().contains(0) ? 1 : 0);
        replicas(
                "partita_replica_leads", "Whether this process leads a replica set.", status -> status.leads() ? 1 : 0);
        replicas(
                "partita_replica_applied_index",
                "The last entry of a set's log that the replica has applied.",
                ReplicaStatus::applied);
        replicas(
                "partita_replica_stopped",
                "Whether a replica has stopped, because it could not go on.",
                status -> status.failure().isEmpty() ? 0 : 1);
        replicas(
                "partita_index_changes_waiting",
                "Changes that global indexes have yet to take in.",
                ReplicaStatus::waiting);
        metrics.family(
                "partita_leaderships_total",
                Kind.COUNTER,
                "How often this process has begun to lead a replica set.",
                SET,
                figures::leaderships);
        metrics.family(
                "partita_log_bytes_in_flight",
                Kind.GAUGE,
                "Bytes of commands that this process has proposed and that are not decided.",
                SET,
                figures::bytesInFlight);
        metrics.family(
                "partita_log_entries_waiting",
                Kind.GAUGE,
                "Entries of the log that the replica has not applied.",
                SET,
                figures::entriesWaiting);
        metrics.family(
                "partita_scrubbed_bytes_total",
                Kind.COUNTER,
                "Bytes that this process has compared between the replicas of a set.",
                SET,
                figures::scrubbedBytes);
        metrics.gauge(
                "partita_replicas_damaged",
                "Replicas that this process knows to be damaged.",
                figures::damagedReplicas);
        messages();
        cluster();
    }

    private void replicas(String name, String meaning, ToLongFunction<ReplicaStatus> value) {
        metrics.family(
                name,
                Kind.GAUGE,
                meaning,
                SET,
                () -> node.replicas().stream()
                        .collect(Collectors.toMap(ReplicaStatus::set, value::applyAsLong, Math::max, TreeMap::new)));
    }

    private void messages() {
        both("partita_messages_total", Kind.COUNTER, "Requests between processes.", MessageCounters::requests);
        both(
                "partita_messages_refused_total",
                Kind.COUNTER,
                "Requests between processes that were not handled.",
                MessageCounters::refusals);
        both(
                "partita_messages_unknown_total",
                Kind.COUNTER,
                "Requests between processes of which it is not known what came of them.",
                MessageCounters::unknownOutcomes);
        both("partita_messages_waiting", Kind.GAUGE, "Requests between processes that wait.", MessageCounters::waiting);
        both(
                "partita_messages_under_way",
                Kind.GAUGE,
                "Requests between processes that are being handled.",
                MessageCounters::underWay);
        both(
                "partita_message_connections",
                Kind.GAUGE,
                "Connections to other processes.",
                MessageCounters::connections);
        both("partita_message_bytes_sent_total", Kind.COUNTER, "Bytes of messages.", MessageCounters::bytesSent);
    }

    /** Of what this process asks, and of what it is asked. */
    private void both(String name, Kind kind, String meaning, ToLongFunction<MessageCounters> value) {
        metrics.family(
                name,
                kind,
                meaning,
                "direction",
                () -> Map.of("out", value.applyAsLong(figures.asked()), "in", value.applyAsLong(figures.answered())));
    }

    private void cluster() {
        metrics.family(
                "partita_cluster_nodes",
                Kind.GAUGE,
                "Nodes of the cluster by their state, as this process knows it.",
                "state",
                () -> count(node.state().nodes().stream()
                        .collect(Collectors.groupingBy(ClusterNode::state, Collectors.counting()))));
        metrics.family(
                "partita_cluster_sets",
                Kind.GAUGE,
                "Replica sets by their state, as this process knows it.",
                "state",
                () -> count(node.state().sets().stream()
                        .collect(Collectors.groupingBy(ReplicaSetMembers::state, Collectors.counting()))));
        metrics.family(
                "partita_cluster_partitions",
                Kind.GAUGE,
                "Partitions that a set hosts, as this process knows it.",
                SET,
                () -> figures.partitions(false));
        metrics.family(
                "partita_cluster_partitions_moving",
                Kind.GAUGE,
                "Partitions of a set that are on their way to another one, as this process knows it.",
                SET,
                () -> figures.partitions(true));
        metrics.family(
                "partita_cluster_work_total",
                Kind.COUNTER,
                "What this process has brought about while it led replica set 0: splits, moves, replacements and so on.",
                "work",
                figures::workDone);
        metrics.family(
                "partita_cluster_tasks",
                Kind.GAUGE,
                "Tasks that are not finished: nodes that are taken out, members that are replaced, sets that are made.",
                "work",
                () -> node.state().tasks().stream()
                        .collect(Collectors.groupingBy(
                                task -> task.work().getClass().getSimpleName(), TreeMap::new, Collectors.counting())));
    }

    private static Map<String, Long> count(Map<? extends Enum<?>, Long> states) {
        Function<Enum<?>, String> name = state -> state.name().toLowerCase(Locale.ROOT);
        Map<String, Long> counts = new TreeMap<>();
        states.forEach((state, count) -> counts.put(name.apply(state), count));
        return counts;
    }
}
