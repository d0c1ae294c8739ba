package io.partita.engine.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.cluster.FaultyStore;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.PropagationCommand;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.index.IndexEntry;
import io.partita.engine.cluster.keyspace.HashRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import io.partita.engine.cluster.keyspace.SystemKeys;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.item.ItemEncoding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ReplicaTest {
    private static final TableDefinition DEFINITION = new TableDefinition(
            "table",
            Samples.PK_SK,
            List.of(),
            List.of(
                    Samples.local("local", "l", AttributeType.N, IndexProjection.ALL),
                    Samples.global("global", "g", IndexProjection.ALL)),
            Map.of());

    private static final String APPLIED_INDEX = HexFormat.of().formatHex(SystemKeys.appliedIndex());
    private static final String COUNTERS = HexFormat.of().formatHex(SystemKeys.counters());

    private final FaultyStore store = new FaultyStore();
    private Replica replica = Replica.open(store, 0);

    private Table table() {
        return Objects.requireNonNull(replica.catalog().table("table"));
    }

    private Result apply(Command command) {
        long index = replica.appliedIndex() + 1;
        Result result = replica.stage(index, command);
        replica.commit(index, false);
        return result;
    }

    private void createTable() {
        apply(new CatalogCommand.CreateTable(DEFINITION, Instant.EPOCH, 1, Placement.EMBEDDED));
    }

    private ItemCommand put(Item item, @Nullable Condition condition) {
        byte[] key = Objects.requireNonNull(table().items().keyOf(item));
        Item encoded = ItemEncoding.decode(ItemEncoding.encode(item));
        return new ItemCommand.PutItem(key, encoded, condition, true);
    }

    private int partition() {
        return table().partitions().partitions().get(0).id();
    }

    private Size size() {
        return replica.size(partition(), table().id());
    }

    private List<String> contents() {
        return contents(store);
    }

    private static List<String> contents(OrderedStore store) {
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
    void aCommandSeesThoseStagedBeforeIt() {
        createTable();
        Item first = Samples.item("pk", "a", "sk", 1, "v", 1);
        replica.stage(2, put(first, null));
        Condition absent = new Condition.NotExists(Samples.path("pk"));
        StoreException refused = catchThrowableOfType(
                StoreException.class, () -> replica.stage(3, put(Samples.item("pk", "a", "sk", 1, "v", 2), absent)));
        assertThat(refused.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
        assertThat(refused.item()).isEqualTo(first);
        Result second = replica.stage(4, put(Samples.item("pk", "a", "sk", 1, "v", 3), Samples.equal("v", 1)));
        assertThat(((Result.Written) second).before()).isEqualTo(first);
        replica.commit(4, false);
        assertThat(size().items()).isEqualTo(1);
        assertThat(replica.changes().backlog(partition())).isEqualTo(2);
    }

    @Test
    void nothingIsVisibleBeforeTheCommit() {
        createTable();
        ItemCommand put = put(Samples.item("pk", "a", "sk", 1), null);
        replica.stage(2, put);
        assertThat(store.get(put.storageKey())).isNull();
        assertThat(size()).isEqualTo(Size.ZERO);
        assertThat(replica.changes().last(partition())).isZero();
        replica.commit(2, false);
        assertThat(store.get(put.storageKey())).isNotNull();
        assertThat(size().items()).isEqualTo(1);
        assertThat(replica.changes().last(partition())).isEqualTo(2);
    }

    @Test
    void aFailedCommitLeavesEverythingAsItWas() {
        createTable();
        apply(put(Samples.item("pk", "a", "sk", 1, "l", 1, "g", "x"), null));
        List<String> before = contents();
        Size size = size();

        replica.stage(3, put(Samples.item("pk", "a", "sk", 1, "l", 2), null));
        replica.stage(4, put(Samples.item("pk", "b", "sk", 1, "l", 2), null));
        replica.stage(5, new CatalogCommand.DropIndex("table", "global"));
        store.failWith(ErrorCode.STORAGE_FULL);
        assertThat(catchThrowableOfType(StoreException.class, () -> replica.commit(5, false))
                        .code())
                .isEqualTo(ErrorCode.STORAGE_FULL);
        assertThat(contents()).isEqualTo(before);
        assertThat(size()).isEqualTo(size);
        assertThat(replica.appliedIndex()).isEqualTo(2);
        assertThat(replica.changes().backlog(partition())).isEqualTo(1);
        assertThat(table().globalIndexes()).hasSize(1);

        store.failWith(null);
        apply(put(Samples.item("pk", "b", "sk", 1), null));
        assertThat(size().items()).isEqualTo(2);
        assertThat(replica.appliedIndex()).isEqualTo(3);
    }

    @Test
    void whatIsOpenedAgainIsAsItWas() {
        createTable();
        for (int i = 0; i < 20; i++) {
            apply(put(Samples.item("pk", "p" + i % 3, "sk", i, "l", i, "g", "x"), null));
        }
        Replica same = Replica.open(store, 0);
        assertThat(same.appliedIndex()).isEqualTo(replica.appliedIndex());
        assertThat(same.size(partition(), table().id())).isEqualTo(size());
        Index local = table().localIndexes().get(0);
        assertThat(same.size(partition(), local.id()).items()).isEqualTo(20);
        assertThat(same.changes().backlog(partition())).isEqualTo(20);
        assertThat(same.changes().last(partition())).isEqualTo(replica.changes().last(partition()));
    }

    /** A snapshot says up to which entry it goes; what follows in the log begins behind that. */
    @Test
    void progressIsKeptAlsoWhenTheLastCommandsChangedNothing() {
        createTable();
        assertThatThrownBy(() -> apply(put(Samples.item("pk", "p", "sk", 1), new Condition.Exists(Path.of("pk")))))
                .isInstanceOf(StoreException.class);
        long index = replica.appliedIndex() + 1;
        replica.commit(index, false);
        replica.recordProgress(index);
        assertThat(Replica.open(store, 0).appliedIndex()).isEqualTo(index);
    }

    @Test
    void aCollectionHasALimitInATableWithLocalIndexes() {
        replica = Replica.open(store, 0, 3000);
        createTable();
        apply(put(Samples.item("pk", "a", "sk", 1, "v", Samples.text(1000)), null));
        apply(put(Samples.item("pk", "a", "sk", 2, "v", Samples.text(1000)), null));
        ItemCommand tooMuch = put(Samples.item("pk", "a", "sk", 3, "v", Samples.text(1000)), null);
        assertThat(catchThrowableOfType(StoreException.class, () -> apply(tooMuch))
                        .code())
                .isEqualTo(ErrorCode.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED);
        ItemCommand inIndexToo = put(Samples.item("pk", "a", "sk", 1, "l", 1, "v", Samples.text(1000)), null);
        assertThat(catchThrowableOfType(StoreException.class, () -> apply(inIndexToo))
                        .code())
                .isEqualTo(ErrorCode.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED);
        apply(put(Samples.item("pk", "b", "sk", 3, "v", Samples.text(1000)), null));
        apply(put(Samples.item("pk", "a", "sk", 1), null));
        apply(put(Samples.item("pk", "a", "sk", 3, "v", Samples.text(1000)), null));
    }

    @Test
    void aDroppedTableLeavesNothingBehind() {
        createTable();
        apply(put(Samples.item("pk", "a", "sk", 1, "l", 1, "g", "x"), null));
        replica.stage(3, put(Samples.item("pk", "a", "sk", 2, "l", 1, "g", "x"), null));
        replica.stage(4, new CatalogCommand.DropTable("table"));
        replica.commit(4, false);
        List<String> rest = contents().stream()
                .filter(row -> !row.startsWith(APPLIED_INDEX) && !row.startsWith(COUNTERS))
                .toList();
        assertThat(rest).as("rows beside the applied index and the counters").isEmpty();
    }

    @Test
    void changesAreTakenInOnce() {
        createTable();
        Index global = table().globalIndexes().get(0);
        int target = global.partitions().partitions().get(0).id();
        Route route = new Route(partition(), target);
        IndexEntry entry = Objects.requireNonNull(IndexEntry.of(global, Samples.item("pk", "a", "sk", 1, "g", "x")));
        byte[] bytes = ItemEncoding.encode(entry.item());
        apply(new PropagationCommand.ApplyChanges(
                route, HashRange.ALL, List.of(new Mutation(7, entry.storageKey(), bytes))));
        apply(new PropagationCommand.ApplyChanges(
                route, HashRange.ALL, List.of(new Mutation(8, entry.storageKey(), null))));
        assertThat(store.get(entry.storageKey())).isNull();
        // Sent again, because whoever sent it did not hear that it had been done.
        apply(new PropagationCommand.ApplyChanges(
                route,
                HashRange.ALL,
                List.of(new Mutation(7, entry.storageKey(), bytes), new Mutation(8, entry.storageKey(), null))));
        apply(new PropagationCommand.ApplyChanges(
                route, HashRange.ALL, List.of(new Mutation(7, entry.storageKey(), bytes))));
        assertThat(store.get(entry.storageKey())).isNull();
        assertThat(replica.size(target, global.id())).isEqualTo(Size.ZERO);
    }

    /** A command that was sent twice may come again when the store has been opened again, and others have come since. */
    @Test
    void changesThatAreRemovedTwiceAreCountedOnce() {
        createTable();
        apply(put(Samples.item("pk", "a", "sk", 1, "g", "x"), null));
        List<Long> first = List.of(replica.changes().last(partition()));
        apply(new PropagationCommand.TrimChanges(partition(), first));
        assertThat(replica.changes().waiting()).isEmpty();
        replica = Replica.open(store, 0);
        apply(new PropagationCommand.TrimChanges(partition(), first));
        apply(put(Samples.item("pk", "b", "sk", 1, "g", "x"), null));
        apply(new PropagationCommand.TrimChanges(partition(), first));
        assertThat(replica.changes().waiting()).containsExactly(partition());
        assertThat(replica.changes().backlog(partition())).isEqualTo(1);
    }

    @Test
    void itemsReadBeforeAChangeThatIsTakenInAlreadyAreNotFilledIn() {
        createTable();
        Index global = table().globalIndexes().get(0);
        int target = global.partitions().partitions().get(0).id();
        Route route = new Route(partition(), target);
        IndexEntry entry = Objects.requireNonNull(IndexEntry.of(global, Samples.item("pk", "a", "sk", 1, "g", "x")));
        List<Mutation> stale = List.of(new Mutation(5, entry.storageKey(), ItemEncoding.encode(entry.item())));
        apply(new PropagationCommand.ApplyChanges(
                route, HashRange.ALL, List.of(new Mutation(6, entry.storageKey(), null))));
        assertThat(apply(new PropagationCommand.FillEntries(route, 5, stale))).isEqualTo(Result.Outdated.OUTDATED);
        assertThat(store.get(entry.storageKey())).isNull();
        assertThat(apply(new PropagationCommand.FillEntries(route, 6, stale))).isEqualTo(Result.Done.DONE);
        assertThat(store.get(entry.storageKey())).isNotNull();
        assertThat(replica.size(target, global.id()).items()).isEqualTo(1);
    }

    @Test
    void entriesOfAnotherPartitionAreRefusedWithAllThatCameWithThem() {
        apply(new CatalogCommand.CreateTable(DEFINITION, Instant.EPOCH, 2, Placement.EMBEDDED));
        Index global = table().globalIndexes().get(0);
        List<Mutation> mutations = new ArrayList<>();
        for (String value : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            IndexEntry entry =
                    Objects.requireNonNull(IndexEntry.of(global, Samples.item("pk", "a", "sk", 1, "g", value)));
            mutations.add(new Mutation(7, entry.storageKey(), ItemEncoding.encode(entry.item())));
        }
        List<String> before = contents();
        for (Partition target : global.partitions().partitions()) {
            Route route = new Route(partition(), target.id());
            for (Command command : List.of(
                    new PropagationCommand.ApplyChanges(route, target.range(), mutations),
                    new PropagationCommand.FillEntries(route, 6, mutations))) {
                assertThat(catchThrowableOfType(StoreException.class, () -> apply(command))
                                .code())
                        .isEqualTo(ErrorCode.MOVED);
            }
        }
        assertThat(contents()).isEqualTo(before);
    }

    /** Whoever sends changes may know of a split that this set has yet to hear of: then half of them goes to a partition that is not here yet. */
    @Test
    void changesForHalfAPartitionWaitUntilItIsSplit() {
        createTable();
        Index global = table().globalIndexes().get(0);
        Partition whole = global.partitions().partitions().get(0);
        Route route = new Route(partition(), whole.id());
        IndexEntry entry = Objects.requireNonNull(IndexEntry.of(global, Samples.item("pk", "a", "sk", 1, "g", "x")));
        long hash = Keyspace.hashOf(entry.storageKey());
        List<Mutation> put = List.of(new Mutation(7, entry.storageKey(), ItemEncoding.encode(entry.item())));
        Command ofLeftHalf = new PropagationCommand.ApplyChanges(route, new HashRange(0, hash - 1), List.of());
        assertThat(catchThrowableOfType(StoreException.class, () -> apply(ofLeftHalf))
                        .code())
                .isEqualTo(ErrorCode.MOVED);
        apply(new CatalogCommand.SplitPartition(table().id(), whole.id(), hash, table().version()));
        apply(ofLeftHalf);
        int right =
                table().globalIndexes().get(0).partitions().partitions().get(1).id();
        apply(new PropagationCommand.ApplyChanges(new Route(partition(), right), new HashRange(hash, -1), put));
        assertThat(store.get(entry.storageKey())).isNotNull();
    }

    @Test
    void commandsForWhatIsGoneDoNothing() {
        createTable();
        Route gone = new Route(98, 99);
        long index = replica.appliedIndex();
        for (Command command : List.of(
                new PropagationCommand.ApplyChanges(
                        gone, HashRange.ALL, List.of(new Mutation(1, new byte[] {1}, new byte[] {1}))),
                new PropagationCommand.FillEntries(gone, 1, List.of(new Mutation(1, new byte[] {1}, null))))) {
            assertThat(catchThrowableOfType(StoreException.class, () -> apply(command))
                            .code())
                    .isEqualTo(ErrorCode.MOVED);
        }
        for (Command command : List.of(
                new PropagationCommand.RecordFill(97, 98, new byte[] {1}),
                new PropagationCommand.TrimChanges(98, List.of(1L)),
                new CatalogCommand.ActivateIndex(97, 99))) {
            List<String> before = contents();
            index++;
            assertThat(replica.stage(index, command)).isEqualTo(Result.Done.DONE);
            replica.commit(index, false);
            assertThat(contents()).isEqualTo(before);
        }
        ItemCommand put = put(Samples.item("pk", "a", "sk", 1), null);
        apply(new CatalogCommand.DropTable("table"));
        assertThat(catchThrowableOfType(StoreException.class, () -> apply(put)).code())
                .isEqualTo(ErrorCode.MOVED);
    }

    @Test
    void replicasOfOneLogAreAlike() {
        FaultyStore otherStore = new FaultyStore();
        Replica other = Replica.open(otherStore, 0);
        createTable();
        List<Command> log = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Item item = Samples.item("pk", "p" + i % 4, "sk", i % 10, "l", i, "g", "x" + i % 3);
            log.add(put(item, i % 7 == 0 ? Samples.equal("l", i - 1) : null));
        }
        other.stage(1, new CatalogCommand.CreateTable(DEFINITION, Instant.EPOCH, 1, Placement.EMBEDDED));
        other.commit(1, false);
        long index = 1;
        for (Command command : log) {
            index++;
            long at = index;
            // The one commits each command, the other many together.
            StoreException one = catchThrowableOfType(StoreException.class, () -> replica.stage(at, command));
            replica.commit(at, false);
            StoreException two = catchThrowableOfType(StoreException.class, () -> other.stage(at, command));
            assertThat(one == null).isEqualTo(two == null);
            if (index % 9 == 0) {
                other.commit(index, false);
            }
        }
        replica.commit(index, false);
        other.commit(index, false);
        // Commands that change nothing need not move the applied index on disk.
        assertThat(contents(otherStore))
                .filteredOn(row -> !row.startsWith(APPLIED_INDEX))
                .isEqualTo(contents(store).stream()
                        .filter(row -> !row.startsWith(APPLIED_INDEX))
                        .toList());
    }
}
