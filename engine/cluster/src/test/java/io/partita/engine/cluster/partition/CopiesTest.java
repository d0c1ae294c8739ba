package io.partita.engine.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.CatalogCommand.MoveStep;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.open.OrderedStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * A replica set with copies of tables that another set changes. A failure is replayed with {@code -Dpartita.seed=} what was
 * printed.
 */
final class CopiesTest {
    private static final int RUNS = 40;
    private static final int STEPS = 250;

    @Test
    void onlyWhatTheNewestCopySaysIsHosted() {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.println("CopiesTest: -Dpartita.seed=" + seed);
        for (int run = 0; run < RUNS; run++) {
            RandomCopies copies = new RandomCopies(seed + run);
            for (int step = 0; step < STEPS; step++) {
                copies.step();
            }
            copies.settle();
        }
    }

    /** All in one commit, in which the removal of the range lies between the writes. */
    @Test
    void whatHasGoneAndComeBackIsEmpty() {
        Replica keeper = Replica.open(OrderedStores.inMemory(), 0);
        keeper.stage(
                1,
                new CatalogCommand.CreateTable(
                        TableDefinition.of("table", Samples.PK), Instant.EPOCH, 1, new Placement(List.of(3))));
        keeper.commit(1, false);
        Table first = Objects.requireNonNull(keeper.catalog().table("table"));
        move(keeper, 2, 3, 4);
        Table away = Objects.requireNonNull(keeper.catalog().table("table"));
        move(keeper, onlyPartition(away).id(), 4, 3);
        Table back = Objects.requireNonNull(keeper.catalog().table("table"));

        Replica replica = Replica.open(OrderedStores.inMemory(), 3);
        byte[] key = Objects.requireNonNull(first.items().keyOf(Samples.item("pk", "a")));
        ItemCommand put = new ItemCommand.PutItem(
                key, Samples.item("pk", "a"), new Condition.NotExists(Samples.path("pk")), false);
        long index = 0;
        for (Command command : List.of(
                new CatalogCommand.AdoptTable(first),
                put,
                new CatalogCommand.AdoptTable(away),
                new CatalogCommand.AdoptTable(back),
                put)) {
            index++;
            replica.stage(index, command);
        }
        assertThat(catchThrowableOfType(StoreException.class, () -> replica.stage(6, put))
                        .code())
                .isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
        replica.commit(6, false);
        assertThat(replica.reader().get(key)).isNotNull();
        assertThat(replica.size(onlyPartition(back).id(), 1).items()).isEqualTo(1);
        assertThat(replica.size(2, 1).items()).isZero();
    }

    private static Partition onlyPartition(Table table) {
        return table.partitions().partitions().get(0);
    }

    private static void move(Replica keeper, int partition, int from, int to) {
        stage(keeper, new CatalogCommand.MovePartition(partition, from, to));
        stage(keeper, new CatalogCommand.AdvanceMove(partition, version(keeper, partition), MoveStep.FREEZE));
        stage(keeper, new CatalogCommand.AdvanceMove(partition, version(keeper, partition), MoveStep.FINISH));
    }

    private static void stage(Replica keeper, CatalogCommand command) {
        long index = keeper.appliedIndex() + 1;
        keeper.stage(index, command);
        keeper.commit(index, false);
    }

    private static long version(Replica keeper, int partition) {
        Relocation relocation = Objects.requireNonNull(keeper.catalog().place(partition))
                .partition()
                .relocation();
        return Objects.requireNonNull(relocation).version();
    }

    /** The set has not heard of it that the partition was elsewhere. */
    @Test
    void whatHasBeenElsewhereIsSentAnew() {
        Replica keeper = Replica.open(OrderedStores.inMemory(), 0);
        stage(
                keeper,
                new CatalogCommand.CreateTable(
                        TableDefinition.of("table", Samples.PK), Instant.EPOCH, 1, new Placement(List.of(3))));
        Table first = Objects.requireNonNull(keeper.catalog().table("table"));
        Replica replica = Replica.open(OrderedStores.inMemory(), 3);
        stage(replica, new CatalogCommand.AdoptTable(first));
        byte[] key = Objects.requireNonNull(first.items().keyOf(Samples.item("pk", "a")));
        replica.stage(2, new ItemCommand.PutItem(key, Samples.item("pk", "a"), null, false));
        replica.commit(2, false);
        move(keeper, 2, 3, 4);
        int moved = onlyPartition(Objects.requireNonNull(keeper.catalog().table("table")))
                .id();
        stage(keeper, new CatalogCommand.MovePartition(moved, 4, 3));
        stage(
                replica,
                new CatalogCommand.AdoptTable(
                        Objects.requireNonNull(keeper.catalog().table("table"))));
        assertThat(replica.store().get(key)).isNull();
    }

    /** Replicas of one log may commit other commands together, and must hold the same nevertheless. */
    @Test
    void whatIsHeldDoesNotSayWhatWasCommittedTogether() {
        Replica keeper = Replica.open(OrderedStores.inMemory(), 0);
        keeper.stage(
                1,
                new CatalogCommand.CreateTable(
                        TableDefinition.of("table", Samples.PK), Instant.EPOCH, 1, new Placement(List.of(3))));
        keeper.commit(1, false);
        Table first = Objects.requireNonNull(keeper.catalog().table("table"));
        keeper.stage(2, new CatalogCommand.RenewTable(first.id()));
        keeper.commit(2, false);
        Table renewed = Objects.requireNonNull(keeper.catalog().table("table"));
        Replica together = Replica.open(OrderedStores.inMemory(), 3);
        Replica each = Replica.open(OrderedStores.inMemory(), 3);
        long index = 0;
        for (Command command : List.of(
                new CatalogCommand.AdoptTable(first),
                new CatalogCommand.ForgetTable(first.id(), first.version()),
                new CatalogCommand.AdoptTable(renewed))) {
            index++;
            together.stage(index, command);
            each.stage(index, command);
            each.commit(index, false);
        }
        together.commit(index, false);
        assertThat(together.catalog().table("table")).isSameAs(renewed);
        assertThat(rows(together.store())).isEqualTo(rows(each.store()));
    }

    private static List<String> rows(OrderedStore store) {
        List<String> rows = new ArrayList<>();
        try (OrderedStore.Entries entries = store.range(new byte[0], new byte[0], false)) {
            while (entries.next()) {
                rows.add(HexFormat.of().formatHex(entries.key()) + "="
                        + HexFormat.of().formatHex(entries.value()));
            }
        }
        return rows;
    }

    @Test
    void theCatalogIsChangedWhereItIsKept() {
        Replica keeper = Replica.open(OrderedStores.inMemory(), 0);
        Replica other = Replica.open(OrderedStores.inMemory(), 3);
        CatalogCommand create = new CatalogCommand.CreateTable(
                TableDefinition.of("table", Samples.PK), Instant.EPOCH, 1, new Placement(List.of(3)));
        assertRefused(other, create, ErrorCode.VALIDATION, "changed in set 0");
        keeper.stage(1, create);
        keeper.commit(1, false);
        Table table = Objects.requireNonNull(keeper.catalog().table("table"));
        assertRefused(keeper, new CatalogCommand.AdoptTable(table), ErrorCode.VALIDATION, "takes no copies");
        assertRefused(keeper, new CatalogCommand.ForgetTable(1, 9), ErrorCode.VALIDATION, "takes no copies");
        other.stage(1, new CatalogCommand.AdoptTable(table));
        other.commit(1, false);
        assertThat(other.catalog().table("table")).isSameAs(table);
    }

    @Test
    void aMoveSaysFromWhere() {
        Replica keeper = Replica.open(OrderedStores.inMemory(), 0);
        keeper.stage(
                1,
                new CatalogCommand.CreateTable(
                        TableDefinition.of("table", Samples.PK), Instant.EPOCH, 1, new Placement(List.of(3))));
        keeper.stage(2, new CatalogCommand.MovePartition(2, 3, 4));
        keeper.stage(3, new CatalogCommand.MovePartition(2, 3, 4));
        keeper.commit(3, false);
        assertThat(keeper.catalog().version()).isEqualTo(2);
        assertRefused(
                keeper,
                new CatalogCommand.MovePartition(2, 3, 5),
                ErrorCode.RESOURCE_IN_USE,
                "Partition 2 is being moved");
        assertRefused(
                keeper,
                new CatalogCommand.MovePartition(2, 4, 5),
                ErrorCode.RESOURCE_IN_USE,
                "Partition 2 is in replica set 3, not in 4");
        assertRefused(
                keeper,
                new CatalogCommand.AdvanceMove(2, 1, MoveStep.FREEZE),
                ErrorCode.RESOURCE_IN_USE,
                "Partition 2 is no longer being moved as it was at version 1");
        assertRefused(
                keeper,
                new CatalogCommand.AdvanceMove(2, 2, MoveStep.FINISH),
                ErrorCode.RESOURCE_IN_USE,
                "no longer being moved as it was");
        stage(keeper, new CatalogCommand.AdvanceMove(2, 2, MoveStep.FREEZE));
        stage(keeper, new CatalogCommand.AdvanceMove(2, 3, MoveStep.FINISH));
        assertThat(keeper.catalog().place(2)).isNull();
        assertThat(onlyPartition(Objects.requireNonNull(keeper.catalog().table("table"))))
                .isEqualTo(new Partition(3, HashRange.ALL, 4));
        stage(keeper, new CatalogCommand.MovePartition(2, 3, 4));
        assertThat(keeper.catalog().version()).isEqualTo(4);
    }

    @Test
    void aSplitSaysOfWhat() {
        Replica keeper = Replica.open(OrderedStores.inMemory(), 0);
        keeper.stage(
                1,
                new CatalogCommand.CreateTable(
                        TableDefinition.of("table", Samples.PK), Instant.EPOCH, 2, new Placement(List.of(3))));
        keeper.commit(1, false);
        Table table = Objects.requireNonNull(keeper.catalog().table("table"));
        CatalogCommand split = new CatalogCommand.SplitPartition(1, 3, -4, table.version());
        assertRefused(
                keeper, new CatalogCommand.SplitPartition(1, 9, -4, 1), ErrorCode.RESOURCE_NOT_FOUND, "no partition 9");
        assertRefused(
                keeper, new CatalogCommand.SplitPartition(2, 3, -4, 1), ErrorCode.RESOURCE_NOT_FOUND, "no partition 3");
        for (long outside : new long[] {0, 5, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertRefused(
                    keeper,
                    new CatalogCommand.SplitPartition(1, 3, outside, 1),
                    ErrorCode.VALIDATION,
                    "Partition 3, which has the hashes from 8000000000000000 to ffffffffffffffff, cannot be split at "
                            + Long.toHexString(outside));
        }
        assertRefused(
                keeper,
                new CatalogCommand.SplitPartition(1, 3, -4, 7),
                ErrorCode.RESOURCE_IN_USE,
                "Table table has been changed since version 7; it has version 1");
        keeper.stage(2, new CatalogCommand.MovePartition(3, 3, 4));
        assertRefused(
                keeper,
                new CatalogCommand.SplitPartition(1, 3, -4, 2),
                ErrorCode.RESOURCE_IN_USE,
                "Partition 3 is being moved");
        keeper.discard();
        keeper.stage(2, split);
        keeper.stage(3, split);
        keeper.commit(3, false);
        Table after = Objects.requireNonNull(keeper.catalog().table("table"));
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.partitions().partitions())
                .containsExactly(
                        new Partition(2, new HashRange(0, Long.MAX_VALUE), 3),
                        new Partition(3, new HashRange(Long.MIN_VALUE, -5), 3),
                        new Partition(4, new HashRange(-4, -1), 3, 3, null));
    }

    private static void assertRefused(Replica replica, CatalogCommand command, ErrorCode code, String message) {
        StoreException refused =
                catchThrowableOfType(StoreException.class, () -> replica.stage(replica.appliedIndex() + 1, command));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining(message);
    }
}
