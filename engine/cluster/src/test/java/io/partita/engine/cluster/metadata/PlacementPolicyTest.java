package io.partita.engine.cluster.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Placement;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A failure is replayed with {@code -Dpartita.seed=} what was printed. */
final class PlacementPolicyTest {
    private static ClusterState with(ClusterState state, int number, String zone) {
        NodeRegistration registration = new NodeRegistration(
                String.format("n%02d", number),
                zone,
                "host:" + (1_000 + number),
                "host:" + (2_000 + number),
                Set.of(NodeRegistration.Role.STORAGE),
                "d" + number);
        return state.withNode(registration, ClusterNode.State.UP, 1);
    }

    private static ClusterState cluster(int nodes, int zones) {
        ClusterState state = ClusterState.EMPTY;
        for (int i = 0; i < nodes; i++) {
            state = with(state, i, "z" + i % zones);
        }
        return withSet(state);
    }

    private static ClusterState withSet(ClusterState state) {
        return state.withSet(state.nextSet(), PlacementPolicy.membersOfNewSet(state), ReplicaSetMembers.State.ACTIVE);
    }

    private static ClusterState changed(ClusterState state, String node, ClusterNode.State now) {
        return state.withNode(Objects.requireNonNull(state.node(node)).registration(), now, 1);
    }

    private static int spread(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).max().orElse(0)
                - counts.stream().mapToInt(Integer::intValue).min().orElse(0);
    }

    @Test
    void setsLieInDistinctZonesAndBurdenNodesAlike() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("PlacementPolicyTest: -Dpartita.seed=" + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 100; run++) {
            int zones = 3 + random.nextInt(3);
            int nodes = zones * (1 + random.nextInt(5));
            ClusterState state = cluster(nodes, zones);
            int sets = PlacementPolicy.dataSets(state);
            assertThat(sets).isEqualTo(nodes);
            for (int i = 0; i < sets; i++) {
                state = withSet(state);
            }
            Map<String, Integer> memberships = new HashMap<>();
            for (ReplicaSetMembers set : state.sets()) {
                if (set.id() != 0) {
                    set.nodes().forEach(node -> memberships.merge(node, 1, Integer::sum));
                }
            }
            assertThat(state.warnings()).isEmpty();
            assertThat(memberships).hasSize(nodes);
            assertThat(spread(memberships.values()))
                    .as("%d nodes, %d zones", nodes, zones)
                    .isLessThanOrEqualTo(1);
            Map<String, Integer> led = new HashMap<>();
            PlacementPolicy.leaders(state).values().forEach(node -> led.merge(node, 1, Integer::sum));
            assertThat(led.values()).allMatch(count -> count <= 2);
            assertThat(led.size()).as("nodes that lead, of %d", nodes).isGreaterThanOrEqualTo(nodes * 2 / 3);
        }
    }

    @Test
    void nodesThatShareASetShareMore() {
        ClusterState state = cluster(9, 3);
        for (int i = 0; i < 9; i++) {
            state = withSet(state);
        }
        Set<List<String>> triples = new HashSet<>();
        state.sets().forEach(set -> triples.add(set.nodes()));
        assertThat(triples)
                .as("triples of nine nodes, of which each is in three sets")
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void oneMachineMayBeThreeZonesAndThreeNodesMayBeInOne() {
        assertThat(cluster(3, 3).warnings()).isEmpty();
        assertThat(cluster(3, 1).warnings())
                .containsExactly("The members of replica set 0 are in 1 zone: it stops when a zone is lost");
        assertThat(cluster(4, 2).warnings())
                .containsExactly("The members of replica set 0 are in 2 zones: it stops when a zone is lost");
    }

    @Test
    void tooFewNodesAreSaid() {
        ClusterState two = with(with(ClusterState.EMPTY, 1, "a"), 2, "b");
        assertThat(PlacementPolicy.dataSets(two)).isZero();
        assertUnavailable(
                two,
                "needs 3 nodes that are up and store; there are 2: [n01 in zone a, n02 in zone b]. Start more nodes");
        ClusterState down = changed(with(with(two, 3, "c"), 4, "b"), "n03", ClusterNode.State.DRAINING);
        assertUnavailable(down, "needs 3 nodes that are up and store, in different zones; there are 3");
        assertThat(PlacementPolicy.membersOfNewSet(changed(down, "n03", ClusterNode.State.LEFT)))
                .as("a zone that is gone is not waited for")
                .containsExactly("n01", "n02", "n04");
    }

    private static void assertUnavailable(ClusterState state, String message) {
        StoreException refused =
                catchThrowableOfType(StoreException.class, () -> PlacementPolicy.membersOfNewSet(state));
        assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refused).hasMessageContaining(message);
    }

    @Test
    void aReplacementComesFromAZoneThatIsFree() {
        ClusterState state = with(with(cluster(3, 3), 3, "z0"), 4, "z1");
        ReplicaSetMembers set = Objects.requireNonNull(state.set(0));
        assertThat(PlacementPolicy.replacement(state, set, "n00")).isEqualTo("n03");
        assertThat(PlacementPolicy.replacement(state, set, "n01")).isEqualTo("n04");
        StoreException refused =
                catchThrowableOfType(StoreException.class, () -> PlacementPolicy.replacement(state, set, "n02"));
        assertThat(refused).hasMessageContaining("in different zones");
        ClusterState left = changed(state, "n02", ClusterNode.State.LEFT);
        assertThat(PlacementPolicy.replacement(left, set, "n02")).isEqualTo("n03");
    }

    @Test
    void tablesGoWhereTheFewestPartitionsAre() {
        ClusterState state = withSet(withSet(withSet(cluster(3, 3))));
        Catalog catalog = Catalog.EMPTY.withTable(
                TableDefinition.of("table", Samples.PK), Instant.EPOCH, 3, new Placement(List.of(1, 1, 3)));
        assertThat(PlacementPolicy.ofNewPartitions(state, catalog).sets()).containsExactly(2, 3, 1);
        assertThat(PlacementPolicy.ofNewPartitions(state, Catalog.EMPTY).sets()).containsExactly(1, 2, 3);
        ClusterState retiring =
                state.withSet(2, Objects.requireNonNull(state.set(2)).nodes(), ReplicaSetMembers.State.RETIRING);
        assertThat(PlacementPolicy.ofNewPartitions(retiring, catalog).sets()).containsExactly(3, 1);
        StoreException refused = catchThrowableOfType(
                StoreException.class, () -> PlacementPolicy.ofNewPartitions(cluster(3, 3), Catalog.EMPTY));
        assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refused).hasMessageContaining("No replica set takes partitions yet");
    }

    @Test
    void whoIsNotUpDoesNotLead() {
        ClusterState state = withSet(withSet(withSet(cluster(3, 3))));
        assertThat(PlacementPolicy.leaders(state).values()).containsExactly("n00", "n01", "n02", "n00");
        ClusterState draining = changed(state, "n01", ClusterNode.State.DRAINING);
        assertThat(PlacementPolicy.leaders(draining).values()).containsExactly("n00", "n02", "n00", "n02");
    }
}
