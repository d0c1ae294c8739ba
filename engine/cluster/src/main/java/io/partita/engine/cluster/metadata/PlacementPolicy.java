package io.partita.engine.cluster.metadata;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which nodes a replica set gets, and which replica sets a table. The same answer for the same state, whoever asks.
 *
 * <p>A cluster has as many replica sets beside set 0 as nodes that store, so that each leads one of them and is a member of
 * about three. Nodes that are members of a set together are preferred for other sets, because the fewer different triples
 * there are, the less likely it is that three nodes which fail at once are a whole set (Cidon et al., "Copysets", USENIX ATC
 * 2013).
 */
public final class PlacementPolicy {
    private static final int METADATA_SET = 0;

    private PlacementPolicy() {}

    /** How many replica sets that host partitions a cluster should have; 0 as long as it has fewer than three nodes. */
    public static int dataSets(ClusterState state) {
        long hosts = state.nodes().stream().filter(ClusterNode::canHost).count();
        return hosts < ReplicaSetMembers.SIZE ? 0 : Math.toIntExact(hosts);
    }

    /**
     * The members of a new replica set: three nodes in distinct zones, or in all zones if the cluster has fewer.
     *
     * @throws StoreException UNAVAILABLE if there are none
     */
    public static List<String> membersOfNewSet(ClusterState state) {
        List<ClusterNode> members = new ArrayList<>();
        while (members.size() < ReplicaSetMembers.SIZE) {
            members.add(next(state, members, Set.of()));
        }
        return members.stream().map(ClusterNode::id).sorted().toList();
    }

    /**
     * Who should take a member's place in a replica set.
     *
     * @throws StoreException UNAVAILABLE if nobody can
     */
    public static String replacement(ClusterState state, ReplicaSetMembers set, String gone) {
        List<ClusterNode> others = new ArrayList<>();
        for (String id : set.nodes()) {
            ClusterNode node = state.node(id);
            if (node != null && !id.equals(gone)) {
                others.add(node);
            }
        }
        return next(state, others, Set.of(gone)).id();
    }

    /**
     * The members that a replica set should have which has too few.
     *
     * @throws StoreException UNAVAILABLE if there are not enough nodes
     */
    public static List<String> completed(ClusterState state, ReplicaSetMembers set) {
        List<ClusterNode> members = new ArrayList<>();
        state.nodes().stream().filter(node -> set.nodes().contains(node.id())).forEach(members::add);
        while (members.size() < ReplicaSetMembers.SIZE) {
            members.add(next(state, members, Set.of()));
        }
        return members.stream().map(ClusterNode::id).sorted().toList();
    }

    private static ClusterNode next(ClusterState state, List<ClusterNode> members, Set<String> excluded) {
        Set<String> zones = new HashSet<>();
        Set<String> taken = new HashSet<>(excluded);
        members.forEach(member -> {
            zones.add(member.zone());
            taken.add(member.id());
        });
        boolean otherZones = members.size() < zonesToUse(state);
        return state.nodes().stream()
                .filter(node -> node.canHost() && !taken.contains(node.id()))
                .filter(node -> !otherZones || !zones.contains(node.zone()))
                .min(Comparator.comparingInt((ClusterNode node) -> memberships(state, node))
                        .thenComparingInt(node -> -sharedSets(state, node, members))
                        .thenComparing(ClusterNode::id))
                .orElseThrow(() -> missing(state, otherZones, excluded));
    }

    /** Three, or as many as there are nodes in that have not left. */
    private static int zonesToUse(ClusterState state) {
        long zones = state.nodes().stream()
                .filter(node -> node.state() != ClusterNode.State.LEFT
                        && node.registration().stores())
                .map(ClusterNode::zone)
                .distinct()
                .count();
        return (int) Math.min(zones, ReplicaSetMembers.SIZE);
    }

    private static int memberships(ClusterState state, ClusterNode node) {
        return (int) state.setsOf(node.id()).stream()
                .filter(set -> set.id() != METADATA_SET)
                .count();
    }

    private static int sharedSets(ClusterState state, ClusterNode node, List<ClusterNode> members) {
        return (int) state.setsOf(node.id()).stream()
                .filter(set -> members.stream().anyMatch(member -> set.nodes().contains(member.id())))
                .count();
    }

    private static StoreException missing(ClusterState state, boolean otherZones, Set<String> excluded) {
        List<String> up = state.nodes().stream()
                .filter(node -> node.canHost() && !excluded.contains(node.id()))
                .map(node -> node.id() + " in zone " + node.zone())
                .toList();
        return new StoreException(
                ErrorCode.UNAVAILABLE,
                "A replica set needs " + ReplicaSetMembers.SIZE + " nodes that are up and store"
                        + (otherZones ? ", in different zones" : "") + "; "
                        + (excluded.isEmpty() ? "" : "without " + String.join(", ", excluded) + " ") + "there are "
                        + up.size() + ": " + up
                        + ". Start more nodes, or bring back those that are down.");
    }

    /**
     * Where the partitions of a new table or index go: those replica sets first that host the fewest.
     *
     * @throws StoreException UNAVAILABLE if no set takes partitions
     */
    public static Placement ofNewPartitions(ClusterState state, Catalog catalog) {
        Map<Integer, Integer> hosted = partitionsBySet(catalog);
        List<Integer> sets = state.sets().stream()
                .filter(set -> set.id() != METADATA_SET && set.state() == ReplicaSetMembers.State.ACTIVE)
                .map(ReplicaSetMembers::id)
                .sorted(Comparator.comparingInt((Integer set) -> hosted.getOrDefault(set, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        ReplicaSetMembers metadata = state.set(METADATA_SET);
        if (sets.isEmpty() && metadata != null && metadata.nodes().size() == 1) {
            // As long as there are not enough nodes for others, whoever founded the cluster hosts everything.
            return Placement.EMBEDDED;
        } else if (sets.isEmpty()) {
            throw new StoreException(
                    ErrorCode.UNAVAILABLE,
                    "No replica set takes partitions yet: the cluster is being formed, which needs "
                            + ReplicaSetMembers.SIZE + " nodes");
        }
        return new Placement(sets);
    }

    /** How many partitions each set hosts or is getting, of tables and of global indexes. */
    public static Map<Integer, Integer> partitionsBySet(Catalog catalog) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (Table table : catalog.tables()) {
            count(table.partitions().partitions(), counts);
            for (Index index : table.globalIndexes()) {
                count(index.partitions().partitions(), counts);
            }
        }
        return counts;
    }

    private static void count(List<Partition> partitions, Map<Integer, Integer> counts) {
        for (Partition partition : partitions) {
            counts.merge(partition.set(), 1, Integer::sum);
            if (partition.relocation() != null) {
                counts.merge(partition.relocation().to(), 1, Integer::sum);
            }
        }
    }

    /** Which member should lead each replica set, so that nodes that are up lead about equally many. */
    public static Map<Integer, String> leaders(ClusterState state) {
        Map<Integer, String> leaders = new TreeMap<>();
        Map<String, Integer> led = new HashMap<>();
        for (ReplicaSetMembers set : state.sets()) {
            if (set.state() == ReplicaSetMembers.State.RETIRED) {
                continue;
            }
            set.nodes().stream()
                    .filter(id -> {
                        ClusterNode node = state.node(id);
                        return node != null && node.state() == ClusterNode.State.UP;
                    })
                    .min(Comparator.comparingInt((String id) -> led.getOrDefault(id, 0))
                            .thenComparing(Comparator.naturalOrder()))
                    .ifPresent(id -> {
                        leaders.put(set.id(), id);
                        led.merge(id, 1, Integer::sum);
                    });
        }
        return leaders;
    }
}
