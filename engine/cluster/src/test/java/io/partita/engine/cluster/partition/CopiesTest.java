package io.partita.engine.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.storage.open.OrderedStores;
import java.time.Instant;
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
        keeper.stage(2, new CatalogCommand.MovePartition(2, 3, 4));
        keeper.commit(2, false);
        Table away = Objects.requireNonNull(keeper.catalog().table("table"));
        keeper.stage(3, new CatalogCommand.MovePartition(2, 4, 3));
        keeper.commit(3, false);
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
        assertThat(replica.size(2, 1).items()).isEqualTo(1);
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
        assertThat(Objects.requireNonNull(keeper.catalog().place(2)).partition().set())
                .isEqualTo(4);
        assertThat(keeper.catalog().version()).isEqualTo(2);
        assertRefused(
                keeper,
                new CatalogCommand.MovePartition(2, 3, 5),
                ErrorCode.RESOURCE_IN_USE,
                "Partition 2 is in replica set 4, not in 3");
        assertRefused(
                keeper,
                new CatalogCommand.MovePartition(1, 3, 5),
                ErrorCode.RESOURCE_NOT_FOUND,
                "There is no partition 1");
    }

    private static void assertRefused(Replica replica, CatalogCommand command, ErrorCode code, String message) {
        StoreException refused =
                catchThrowableOfType(StoreException.class, () -> replica.stage(replica.appliedIndex() + 1, command));
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining(message);
    }
}
