package io.partita.engine.cluster.node;

import static io.partita.engine.cluster.node.LocalNodes.awaitThat;
import static io.partita.engine.cluster.node.LocalNodes.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.administration.SplitPolicy;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.consensus.DurableText;
import io.partita.engine.cluster.messaging.MessagingOptions;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.NodeRegistration.Role;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.node.NodeOptions.Part;
import io.partita.engine.cluster.operations.ClusterConsole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How nodes come to a cluster and go from it, and what it does about that by itself. */
@Tag("cluster")
class NodeLifeTest {
    private static final int ITEMS = 200;
    private static final NodeOptions SCRUBBED =
            LocalNodes.OPTIONS.withPart(Part.DEFAULT.withScrubEvery(Duration.ofMillis(500)));
    private static final IndexDefinition INDEX = Samples.global("index", "g", "h", IndexProjection.ALL);

    @TempDir
    private Path directory;

    private static void createTable(ItemStore store) {
        store.createTable(new TableDefinition("table", Samples.PK, List.of(), List.of(INDEX), Map.of()));
        for (int i = 0; i < ITEMS; i++) {
            write(store, i);
        }
    }

    private static void write(ItemStore store, int number) {
        store.write(new WriteRequest.Put(
                "table", Samples.item("pk", "p" + number, "g", "all", "h", number), WriteOptions.DEFAULT));
    }

    private static void checkItems(ItemStore store, int count) {
        for (int i = 0; i < count; i++) {
            Item item = store.get(new GetRequest("table", Samples.key("p" + i), Projection.ALL, true))
                    .item();
            assertThat(item).as("item " + i).isNotNull();
            assertThat(Objects.requireNonNull(item).get("h")).isEqualTo(Samples.value(i));
        }
        List<Item> indexed = store.query(new QueryRequest(
                        "table", "index", KeyCondition.of(Samples.value("all")), true, ReadOptions.DEFAULT))
                .items();
        assertThat(indexed).hasSize(count);
    }

    private static ClusterNode.State stateOf(ClusterState state, int node) {
        ClusterNode known = state.node(name(node));
        return known == null ? ClusterNode.State.JOINING : known.state();
    }

    private static boolean allSetsHave(ClusterState state, int sets) {
        return state.sets().size() == sets
                && state.sets().stream().allMatch(set -> set.state() == ReplicaSetMembers.State.ACTIVE);
    }

    @Test
    void setsAreFormedAndLedByAllAndANodeThatJoinsGetsItsPart() {
        try (LocalNodes cluster = LocalNodes.start(directory, LocalNodes.OPTIONS)) {
            ClusterState state = cluster.node(0).state();
            assertThat(allSetsHave(state, 4)).as("%s", state.sets()).isTrue();
            createTable(cluster.node(1).store());
            awaitThat("everybody leads something", () -> cluster.leaders().size() == 3);
            checkItems(cluster.node(2).store(), ITEMS);

            NodeProcess joined = cluster.start(3);
            cluster.awaitReady();
            awaitThat(
                    "the newcomer has a part",
                    () -> allSetsHave(joined.state(), 5)
                            && !joined.state().setsOf(name(3)).isEmpty());
            checkItems(joined.store(), ITEMS);
            write(joined.store(), ITEMS);
            checkItems(cluster.node(0).store(), ITEMS + 1);
        }
    }

    @Test
    void othersTakeThePlaceOfANodeThatDoesNotComeBack() throws Exception {
        NodeOptions options = LocalNodes.OPTIONS.withPart(new Part(Part.DEFAULT.roles(), Duration.ofSeconds(3)));
        try (LocalNodes cluster = LocalNodes.start(directory, options)) {
            cluster.start(3);
            cluster.awaitReady();
            createTable(cluster.node(1).store());
            Set<Integer> itsSets = cluster.node(1).state().setsOf(name(0)).stream()
                    .map(ReplicaSetMembers::id)
                    .collect(Collectors.toSet());
            assertThat(itsSets).contains(0);

            cluster.stop(0);
            awaitThat("others have taken its place", () -> {
                ClusterState state = cluster.node(1).state();
                return stateOf(state, 0) == ClusterNode.State.LEFT
                        && state.tasks().isEmpty();
            });
            ClusterState state = cluster.node(1).state();
            assertThat(state.setsOf(name(0))).isEmpty();
            checkItems(cluster.node(3).store(), ITEMS);
            cluster.stop(1);
            write(cluster.node(2).store(), ITEMS);
            checkItems(cluster.node(3).store(), ITEMS + 1);

            cluster.start(1);
            NodeProcess returned = cluster.start(0);
            StoreException refusal = returned.refusal().toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(refusal.code()).isEqualTo(ErrorCode.RESOURCE_IN_USE);
            assertThat(refusal).hasMessageContaining("has left the cluster for good");
        }
    }

    @Test
    void whatOneNodeHasFoundedAloneBecomesAClusterThatSurvivesIt() {
        try (LocalNodes cluster = LocalNodes.start(directory, LocalNodes.OPTIONS, 1)) {
            createTable(cluster.node(0).store());
            cluster.start(1);
            cluster.start(2);
            awaitThat("all have the metadata", () -> {
                ClusterState state = cluster.node(0).state();
                ReplicaSetMembers metadata = Objects.requireNonNull(state.set(0));
                return metadata.nodes().size() == 3 && state.tasks().isEmpty();
            });
            cluster.awaitReady();
            checkItems(cluster.node(2).store(), ITEMS);
            cluster.stop(0);
            write(cluster.node(1).store(), ITEMS);
            checkItems(cluster.node(2).store(), ITEMS + 1);
        }
    }

    @Test
    void aNodeWhoseDataIsLostIsNotTheSameNode() throws Exception {
        try (LocalNodes cluster = LocalNodes.start(directory, LocalNodes.OPTIONS)) {
            cluster.stop(2);
            DurableText.remove(cluster.directory(2));
            StoreException refusal =
                    cluster.start(2).refusal().toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(refusal.code()).isEqualTo(ErrorCode.RESOURCE_IN_USE);
            assertThat(refusal).hasMessageContaining("another data directory");
        }
    }

    @Test
    void aTableIsSplitWhileItIsWrittenAndPartitionsMoveToANodeThatJoins() throws Exception {
        NodeOptions options = LocalNodes.OPTIONS
                .withPartitionsPerTable(1)
                .withPart(Part.DEFAULT.withSplits(SplitPolicy.DEFAULT.withMaxBytes(100_000)));
        try (LocalNodes cluster = LocalNodes.start(directory, options);
                ClusterConsole console =
                        ClusterConsole.of(cluster.addresses(), MessagingOptions.of("test"), System::nanoTime)) {
            createTable(cluster.node(0).store());
            try (SteadyWriter writer = SteadyWriter.start(cluster.node(1).store())) {
                awaitThat(
                        "the table is split",
                        () -> table(console).partitions().partitions().size() >= 8);
                cluster.start(3);
                cluster.awaitReady();
                // The sets of the founders are 1 to 3.
                awaitThat(
                        "its new set has some of it",
                        () -> table(console).partitions().partitions().stream()
                                .anyMatch(partition -> partition.set() > 3));
                writer.stop();
                System.out.println("the longest of " + writer.count() + " writes took "
                        + writer.longest().toMillis() + " ms");
                writer.check(cluster.node(2).store());
            }
            checkItems(cluster.node(0).store(), ITEMS);
        }
    }

    private static Table table(ClusterConsole console) {
        return Objects.requireNonNull(console.look().catalog().table("table"));
    }

    @Test
    void aReplicaWhoseFilesAreDamagedIsMadeAnewFromTheOthers() throws Exception {
        try (LocalNodes cluster = LocalNodes.start(directory, SCRUBBED)) {
            createTable(cluster.node(0).store());
            int set = table(cluster.node(0)).partitions().partitions().get(0).set();
            cluster.stop(2);
            Replicas.damageFiles(cluster.replica(2, set));
            cluster.start(2);
            cluster.awaitMadeAnew(2, set);
            checkItems(cluster.node(2).store(), ITEMS);
            cluster.stop(0);
            write(cluster.node(2).store(), ITEMS);
            checkItems(cluster.node(1).store(), ITEMS + 1);
            cluster.start(0);
            cluster.stopAlike();
        }
    }

    @Test
    void theReplicaOfTheMetadataIsMadeAnew() throws Exception {
        try (LocalNodes cluster = LocalNodes.start(directory, SCRUBBED)) {
            createTable(cluster.node(0).store());
            cluster.stop(1);
            Replicas.damageFiles(cluster.replica(1, 0));
            cluster.start(1);
            cluster.awaitMadeAnew(1, 0);
            checkItems(cluster.node(1).store(), ITEMS);
            cluster.stopAlike();
        }
    }

    @Test
    void aReplicaThatDiffersFromTheOthersIsFoundAndMadeAnew() {
        try (LocalNodes cluster = LocalNodes.start(directory, SCRUBBED)) {
            createTable(cluster.node(0).store());
            int set = table(cluster.node(0)).partitions().partitions().get(0).set();
            cluster.stop(2);
            Replicas.changeRow(cluster.replica(2, set));
            cluster.start(2);
            cluster.awaitMadeAnew(2, set);
            checkItems(cluster.node(2).store(), ITEMS);
            cluster.stopAlike();
        }
    }

    @Test
    void soundReplicasThatAreWrittenToDoNotDiffer() throws Exception {
        try (LocalNodes cluster = LocalNodes.start(directory, SCRUBBED)) {
            createTable(cluster.node(0).store());
            try (SteadyWriter writer = SteadyWriter.start(cluster.node(1).store())) {
                awaitThat("all have been compared several times", () -> cluster.scrubbedBytes() > 10_000_000);
                writer.stop();
                writer.check(cluster.node(2).store());
            }
            for (ReplicaSetMembers set : cluster.node(0).state().sets()) {
                for (int i = 0; i < 3; i++) {
                    assertThat(cluster.isMadeAnew(i, set.id())).isFalse();
                }
            }
            cluster.stopAlike();
        }
    }

    private static Table table(NodeProcess node) {
        return Objects.requireNonNull(node.catalog().table("table"));
    }

    @Test
    void aNodeIsDrainedAndThenTakenOutByAnOperator() {
        try (LocalNodes cluster = LocalNodes.start(directory, LocalNodes.OPTIONS);
                ClusterConsole console =
                        ClusterConsole.of(cluster.addresses(), MessagingOptions.of("test"), System::nanoTime)) {
            createTable(cluster.node(1).store());
            console.drain(name(0), true);
            awaitThat("it leads nothing", () -> cluster.node(0).ledSets().isEmpty());
            assertThatThrownBy(() -> console.decommission(name(0)))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("without node-0 there are 2");

            cluster.start(3);
            cluster.awaitRegistered(3);
            console.decommission(name(0));
            awaitThat("it has left", () -> {
                ClusterState state = console.look().state();
                return stateOf(state, 0) == ClusterNode.State.LEFT
                        && state.tasks().isEmpty();
            });
            awaitThat(
                    "it keeps nothing",
                    () -> console.replicas().values().stream()
                            .flatMap(List::stream)
                            .noneMatch(replica -> !replica.failure().isEmpty()));
            StoreException refusal =
                    cluster.node(0).refusal().toCompletableFuture().join();
            assertThat(refusal).hasMessageContaining("has been taken out of the cluster");
            cluster.stop(0);
            checkItems(cluster.node(3).store(), ITEMS);
        }
    }

    @Test
    void aRouterHasNoReplicasAndAnswersForAllTables() {
        try (LocalNodes cluster = LocalNodes.start(directory, LocalNodes.OPTIONS)) {
            NodeProcess router = cluster.start(
                    3, LocalNodes.OPTIONS.withPart(new Part(Set.of(Role.ROUTER), Part.DEFAULT.lostAfter())));
            cluster.awaitReady();
            createTable(router.store());
            checkItems(router.store(), ITEMS);
            checkItems(cluster.node(0).store(), ITEMS);
            router.store().deleteTable("table");
            assertThat(cluster.node(0).store().listTables()).isEmpty();
            assertThat(router.state().setsOf(name(3))).isEmpty();
        }
    }

    @Test
    void everythingIsThereWhenAllHaveBeenStoppedAndStartedAgain() {
        try (LocalNodes cluster = LocalNodes.start(directory, LocalNodes.OPTIONS)) {
            createTable(cluster.node(0).store());
            for (int i = 0; i < 3; i++) {
                cluster.stop(i);
            }
            for (int i = 2; i >= 0; i--) {
                cluster.start(i);
            }
            cluster.awaitReady();
            checkItems(cluster.node(0).store(), ITEMS);
            write(cluster.node(1).store(), ITEMS);
            checkItems(cluster.node(2).store(), ITEMS + 1);
        }
    }
}
