package io.partita.engine.cluster.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.CatalogCommand.MoveStep;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Copies of tables come to the replica sets that need them. A failure is replayed with {@code -Dpartita.seed=} what was printed. */
final class AdoptionTest {
    private static final int SETS = 4;
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    private static TableDefinition definition(String name) {
        return new TableDefinition(
                name,
                Samples.PK_SK,
                List.of(),
                List.of(
                        Samples.local("local", "l", AttributeType.N, IndexProjection.ALL),
                        Samples.global("global", "g", IndexProjection.ALL)),
                Map.of());
    }

    @Test
    void everySetComesToHaveWhatTheCatalogSays() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("AdoptionTest: -Dpartita.seed=" + seed);
        for (int run = 0; run < 40; run++) {
            SimulatedCluster cluster = new SimulatedCluster(seed + run, SETS);
            Adoption adoption = new Adoption(cluster);
            AdoptedChanges changes = new AdoptedChanges(cluster, cluster::catalog, cluster::state, adoption);
            cluster.faultPercent(15);
            for (int step = 0; step < 120; step++) {
                change(cluster, changes);
                cluster.deliverLate();
                if (cluster.random().nextInt(5) == 0) {
                    reconcileOnce(cluster, adoption, cluster.catalog());
                }
            }
            cluster.faultPercent(0);
            for (int set = 1; set < SETS; set++) {
                int rounds = 0;
                while (adoption.reconcile(set, cluster.catalog())) {
                    assertThat(++rounds).as("rounds of reconciliation").isLessThan(50);
                }
            }
            for (int set = 1; set < SETS; set++) {
                assertThat(cluster.actual(set)).isEqualTo(cluster.expected(set));
            }
        }
    }

    private static void reconcileOnce(SimulatedCluster cluster, Adoption adoption, Catalog catalog) {
        try {
            adoption.reconcile(1 + cluster.random().nextInt(SETS - 1), catalog);
        } catch (StoreException e) {
            assertThat(e.code()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.UNKNOWN_OUTCOME);
        }
    }

    private static void change(SimulatedCluster cluster, AdoptedChanges changes) {
        String name = NAMES.get(cluster.random().nextInt(NAMES.size()));
        Catalog before = cluster.catalog();
        Table table = before.table(name);
        try {
            changes.make(table == null ? create(cluster.random(), name) : next(cluster.random(), table));
        } catch (StoreException e) {
            return;
        }
        // Whoever made it was told that it is done, so all whom it concerns know.
        for (Table now : cluster.catalog().tables()) {
            Table old = before.table(now.id());
            for (int set : now.allSets()) {
                if (old == null || old.version() != now.version()) {
                    assertThat(cluster.actual(set)).containsEntry(now.id(), now.version());
                }
            }
        }
        for (Table old : before.tables()) {
            if (cluster.catalog().table(old.id()) == null) {
                old.allSets().forEach(set -> assertThat(cluster.actual(set)).doesNotContainKey(old.id()));
            }
        }
    }

    private static CatalogCommand create(Random random, String name) {
        return new CatalogCommand.CreateTable(
                definition(name), Instant.EPOCH, 1 + random.nextInt(4), placement(random));
    }

    private static Placement placement(Random random) {
        return new Placement(List.of(1 + random.nextInt(SETS - 1), 1 + random.nextInt(SETS - 1)));
    }

    private static CatalogCommand next(Random random, Table table) {
        String name = table.name();
        Partition partition = table.partitions().partitions().get(0);
        return switch (random.nextInt(7)) {
            case 0 -> new CatalogCommand.DropTable(name);
            case 1 -> new CatalogCommand.TruncateTable(name);
            case 2 ->
                new CatalogCommand.CreateIndex(
                        name, Samples.global("late", "g", IndexProjection.ALL), placement(random));
            case 3 -> new CatalogCommand.DropIndex(name, random.nextBoolean() ? "late" : "global");
            case 4 -> new CatalogCommand.RenewTable(table.id());
            default -> moved(random, partition);
        };
    }

    private static CatalogCommand moved(Random random, Partition partition) {
        Relocation relocation = partition.relocation();
        if (relocation == null) {
            int to = 1 + (partition.set() + random.nextInt(SETS - 2)) % (SETS - 1);
            return new CatalogCommand.MovePartition(partition.id(), partition.set(), to);
        }
        List<MoveStep> steps = List.of(MoveStep.values());
        MoveStep step = steps.get(random.nextInt(steps.size()));
        return new CatalogCommand.AdvanceMove(partition.id(), relocation.version(), step);
    }

    @Test
    void aSetThatDoesNotAnswerIsSaid() {
        SimulatedCluster cluster = new SimulatedCluster(1, 3);
        Adoption adoption = new Adoption(cluster);
        AdoptedChanges changes = new AdoptedChanges(cluster, cluster::catalog, cluster::state, adoption);
        cluster.group(2).faultPercent(100);
        StoreException unknown = catchThrowableOfType(
                StoreException.class,
                () -> changes.make(new CatalogCommand.CreateTable(
                        definition("a"), Instant.EPOCH, 2, new Placement(List.of(1, 2)))));
        assertThat(unknown.code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
        assertThat(unknown).hasMessageContaining("The change has been made, but replica set 2 has not yet said");
        assertThat(cluster.catalog().table("a")).isNotNull();
        assertThat(cluster.actual(1)).isEqualTo(cluster.expected(1));
    }

    /** A set that has given up so many tables that it no longer knows which. */
    @Test
    void whatComesTooLateIsRenewed() {
        SimulatedCluster cluster = new SimulatedCluster(1, 2);
        Adoption adoption = new Adoption(cluster);
        cluster.make(new CatalogCommand.CreateTable(definition("a"), Instant.EPOCH, 1, new Placement(List.of(1))));
        for (int i = 0; i < 300; i++) {
            cluster.make(new CatalogCommand.CreateTable(definition("b"), Instant.EPOCH, 1, new Placement(List.of(1))));
            int id = Objects.requireNonNull(cluster.catalog().table("b")).id();
            cluster.make(new CatalogCommand.DropTable("b"));
            cluster.set(1)
                    .propose(List.of(
                            new CatalogCommand.ForgetTable(id, cluster.catalog().version())));
        }
        Table early = Objects.requireNonNull(cluster.catalog().table("a"));
        assertThat(adoption.reconcile(1, cluster.catalog())).isTrue();
        assertThat(adoption.reconcile(1, cluster.catalog())).isTrue();
        assertThat(adoption.reconcile(1, cluster.catalog())).isFalse();
        assertThat(cluster.actual(1)).isEqualTo(cluster.expected(1)).hasSize(1);
        assertThat(Objects.requireNonNull(cluster.catalog().table("a")).version())
                .isGreaterThan(early.version());
    }

    @Test
    void anIndexIsFilledWhenEverySetHasFilledIt() {
        SimulatedCluster cluster = new SimulatedCluster(1, 4);
        cluster.make(new CatalogCommand.CreateTable(
                TableDefinition.of("a", Samples.PK_SK), Instant.EPOCH, 3, new Placement(List.of(1, 2, 3))));
        cluster.make(new CatalogCommand.CreateIndex(
                "a", Samples.global("late", "g", IndexProjection.ALL), new Placement(List.of(1))));
        Table table = Objects.requireNonNull(cluster.catalog().table("a"));
        Index index = Objects.requireNonNull(table.index("late"));
        cluster.make(new CatalogCommand.MovePartition(2, 1, 2));
        StoreException busy = catchThrowableOfType(
                StoreException.class,
                () -> cluster.make(
                        new CatalogCommand.AdvanceMove(2, cluster.catalog().version(), MoveStep.FREEZE)));
        assertThat(busy.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        for (int set : List.of(1, 1, 3, 1)) {
            cluster.make(new CatalogCommand.RecordFilled(table.id(), index.id(), set));
            assertThat(status(cluster)).isEqualTo(Status.CREATING);
        }
        cluster.make(new CatalogCommand.RecordFilled(table.id(), index.id(), 2));
        assertThat(status(cluster)).isEqualTo(Status.ACTIVE);
        cluster.make(new CatalogCommand.RecordFilled(table.id(), index.id(), 2));
    }

    private static Status status(SimulatedCluster cluster) {
        Table table = Objects.requireNonNull(cluster.catalog().table("a"));
        return Objects.requireNonNull(table.index("late")).status();
    }

    @Test
    void newTablesGoToSetsThatTakePartitions() {
        SimulatedCluster cluster = new SimulatedCluster(1, 3);
        cluster.found(3);
        AdoptedChanges changes = new AdoptedChanges(cluster, cluster::catalog, cluster::state, new Adoption(cluster));
        for (int set = 0; set < 3; set++) {
            List<String> members = PlacementPolicy.membersOfNewSet(cluster.state());
            cluster.apply(new ClusterCommand.CreateSet(set, members));
            long version = Objects.requireNonNull(cluster.state().set(set)).version();
            cluster.apply(new ClusterCommand.ChangeSet(set, members, ReplicaSetMembers.State.ACTIVE, version));
        }
        changes.make(new CatalogCommand.CreateTable(definition("a"), Instant.EPOCH, 1, changes.placement()));
        changes.make(new CatalogCommand.CreateTable(definition("b"), Instant.EPOCH, 3, changes.placement()));
        assertThat(PlacementPolicy.partitionsBySet(cluster.catalog())).isEqualTo(Map.of(1, 4, 2, 4));
        assertThat(cluster.actual(1)).isEqualTo(cluster.expected(1)).hasSize(2);
    }
}
