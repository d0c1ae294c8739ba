package io.partita.engine.server.command;

import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.discovery.ClusterKnowledge;
import io.partita.engine.cluster.discovery.ReplicaStatus;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster consists of and how it is, for people and for programs.
 *
 * @param replicas how the replicas of the nodes that answer are, by the ids of the nodes
 */
record ClusterReport(ClusterKnowledge knowledge, Map<String, List<ReplicaStatus>> replicas) {

    private ClusterState state() {
        return knowledge.state();
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        ClusterIdentity identity = state().identity();
        document.put("cluster", identity == null ? "" : identity.name());
        document.put("id", identity == null ? "" : identity.id());
        document.put("nodes", state().nodes().stream().map(this::document).toList());
        document.put("sets", state().sets().stream().map(this::document).toList());
        document.put(
                "tasks",
                state().tasks().stream()
                        .map(task -> Map.of("id", task.id(), "work", what(task), "note", task.note()))
                        .toList());
        document.put("warnings", warnings());
        return document;
    }

    private Map<String, Object> document(ClusterNode node) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("node", node.id());
        document.put("zone", node.zone());
        document.put("state", node.state());
        document.put("roles", roles(node));
        document.put("address", node.registration().messages());
        document.put("answers", replicas.containsKey(node.id()));
        document.put("leads", led(node.id()));
        return document;
    }

    private Map<String, Object> document(ReplicaSetMembers set) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("set", set.id());
        document.put("state", set.state());
        String leader = leader(set.id());
        document.put("leader", leader == null ? "" : leader);
        document.put(
                "members", set.nodes().stream().map(node -> member(set, node)).toList());
        document.put("partitions", partitions(set.id()));
        return document;
    }

    private Map<String, Object> member(ReplicaSetMembers set, String node) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("node", node);
        ReplicaStatus replica = replica(set.id(), node);
        if (replica != null) {
            document.put("applied", replica.applied());
            document.put("waitingForIndexes", replica.waiting());
            document.put("failure", replica.failure());
        }
        return document;
    }

    List<String> lines() {
        ClusterIdentity identity = state().identity();
        List<String> lines = new ArrayList<>();
        lines.add(identity == null ? "The cluster has not been founded yet." : "Cluster " + identity);
        lines.add("");
        lines.addAll(nodes().lines());
        lines.add("");
        lines.addAll(sets().lines());
        for (Task task : state().tasks()) {
            lines.add("");
            lines.add("Task " + task.id() + ": " + what(task) + (task.note().isEmpty() ? "" : "; " + task.note()));
        }
        for (String warning : warnings()) {
            lines.add("");
            lines.add("Warning: " + warning + ".");
        }
        return lines;
    }

    private TextTable nodes() {
        TextTable table = new TextTable("NODE", "ZONE", "STATE", "ROLES", "ADDRESS", "LEADS SETS");
        for (ClusterNode node : state().nodes()) {
            boolean silent = node.state() != ClusterNode.State.LEFT && !replicas.containsKey(node.id());
            table.add(
                    node.id(),
                    node.zone(),
                    node.state() + (silent ? ", does not answer" : ""),
                    String.join(",", roles(node)),
                    node.registration().messages(),
                    led(node.id()).stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return table;
    }

    private TextTable sets() {
        TextTable table = new TextTable("SET", "STATE", "LEADER", "MEMBERS", "PARTITIONS", "CHANGES NOT IN INDEXES");
        for (ReplicaSetMembers set : state().sets()) {
            String leader = leader(set.id());
            ReplicaStatus leading = leader == null ? null : replica(set.id(), leader);
            table.add(
                    String.valueOf(set.id()),
                    set.state().toString(),
                    leader == null ? "none" : leader,
                    set.nodes().stream().map(node -> lag(set.id(), node)).collect(Collectors.joining(", ")),
                    set.id() == 0 ? "the metadata" + hostedBySetZero() : String.valueOf(partitions(set.id())),
                    leading == null ? "?" : String.valueOf(leading.waiting()));
        }
        return table;
    }

    private String hostedBySetZero() {
        int hosted = partitions(0);
        return hosted == 0 ? "" : " and " + hosted;
    }

    /** A member with how far it is behind the one that leads. */
    private String lag(int set, String node) {
        ReplicaStatus replica = replica(set, node);
        String leader = leader(set);
        ReplicaStatus leading = leader == null ? null : replica(set, leader);
        if (replica == null) {
            return node + " (?)";
        } else if (!replica.failure().isEmpty()) {
            return node + " (stopped)";
        } else if (leading == null || leading.applied() <= replica.applied()) {
            return node;
        }
        return node + " (" + (leading.applied() - replica.applied()) + " behind)";
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>(state().warnings());
        for (ReplicaSetMembers set : state().sets()) {
            if (set.state() != ReplicaSetMembers.State.RETIRED && leader(set.id()) == null) {
                warnings.add("Nobody leads replica set " + set.id() + ": what it keeps cannot be written");
            }
            for (String node : set.nodes()) {
                ReplicaStatus replica = replica(set.id(), node);
                if (replica != null && !replica.failure().isEmpty()) {
                    warnings.add(
                            "The replica of set " + set.id() + " at " + node + " has stopped: " + replica.failure());
                }
            }
        }
        return warnings;
    }

    /** The partitions of a table, or of all, and where they are. */
    TextTable partitions(@Nullable String only) {
        TextTable lines = new TextTable("TABLE", "INDEX", "PARTITION", "HASHES", "SET", "LEADER");
        for (Table table : knowledge.catalog().tables()) {
            if (only == null || only.equals(table.name())) {
                add(lines, table.name(), "", table.partitions().partitions());
                for (Index index : table.globalIndexes()) {
                    add(lines, table.name(), index.name(), index.partitions().partitions());
                }
            }
        }
        return lines;
    }

    private void add(TextTable lines, String table, String index, List<Partition> partitions) {
        for (Partition partition : partitions) {
            String leader = leader(partition.set());
            lines.add(
                    table,
                    index,
                    String.valueOf(partition.id()),
                    hashes(partition),
                    partition.set() + destination(partition),
                    leader == null ? "none" : leader);
        }
    }

    private static String destination(Partition partition) {
        Relocation relocation = partition.relocation();
        return relocation == null ? "" : ", on its way to " + relocation.to();
    }

    private static String hashes(Partition partition) {
        return String.format(
                Locale.ROOT,
                "%016x-%016x",
                partition.range().first(),
                partition.range().last());
    }

    /** The same for programs. */
    List<Map<String, Object>> partitionDocuments(@Nullable String only) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (Table table : knowledge.catalog().tables()) {
            if (only == null || only.equals(table.name())) {
                table.partitions().partitions().forEach(partition -> documents.add(document(table, "", partition)));
                for (Index index : table.globalIndexes()) {
                    index.partitions()
                            .partitions()
                            .forEach(partition -> documents.add(document(table, index.name(), partition)));
                }
            }
        }
        return documents;
    }

    private Map<String, Object> document(Table table, String index, Partition partition) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("table", table.name());
        document.put("index", index);
        document.put("partition", partition.id());
        document.put("hashes", hashes(partition));
        document.put("set", partition.set());
        String leader = leader(partition.set());
        document.put("leader", leader == null ? "" : leader);
        return document;
    }

    private int partitions(int set) {
        return PlacementPolicy.partitionsBySet(knowledge.catalog()).getOrDefault(set, 0);
    }

    private static String what(Task task) {
        return task.work().toString();
    }

    private static List<String> roles(ClusterNode node) {
        return node.registration().roles().stream()
                .map(RoleOption::name)
                .sorted()
                .toList();
    }

    /** The sets that a node leads, as it says itself. */
    List<Integer> led(String node) {
        return replicas.getOrDefault(node, List.of()).stream()
                .filter(ReplicaStatus::leads)
                .map(ReplicaStatus::set)
                .toList();
    }

    private @Nullable String leader(int set) {
        return replicas.keySet().stream()
                .filter(node -> led(node).contains(set))
                .findFirst()
                .orElse(null);
    }

    private @Nullable ReplicaStatus replica(int set, String node) {
        return replicas.getOrDefault(node, List.of()).stream()
                .filter(replica -> replica.set() == set)
                .findFirst()
                .orElse(null);
    }
}
