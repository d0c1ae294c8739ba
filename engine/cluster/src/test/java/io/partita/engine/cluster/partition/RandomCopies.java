package io.partita.engine.cluster.partition;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.CatalogCommand.AdoptTable;
import io.partita.engine.cluster.command.CatalogCommand.ForgetTable;
import io.partita.engine.cluster.command.CatalogCommand.MoveStep;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.PropagationCommand.ApplyChanges;
import io.partita.engine.cluster.command.PropagationCommand.BeginChanges;
import io.partita.engine.cluster.command.PropagationCommand.Mutation;
import io.partita.engine.cluster.command.PropagationCommand.RecordFill;
import io.partita.engine.cluster.command.PropagationCommand.Route;
import io.partita.engine.cluster.command.TransferCommand.Arrival;
import io.partita.engine.cluster.command.TransferCommand.BeginTransfer;
import io.partita.engine.cluster.command.TransferCommand.CompleteTransfer;
import io.partita.engine.cluster.command.TransferCommand.Entry;
import io.partita.engine.cluster.command.TransferCommand.Progress;
import io.partita.engine.cluster.command.TransferCommand.TransferEntries;
import io.partita.engine.cluster.index.IndexEntry;
import io.partita.engine.storage.item.ItemEncoding;
import io.partita.engine.storage.open.OrderedStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A catalog that changes, and a replica set to which copies of its tables come late, twice and in the wrong order, with
 * writes in between. One replica commits each command, another many together, and a stupid model knows which items should
 * be there.
 */
final class RandomCopies {
    private static final int SET = 1;
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final Random random;
    private final Replica keeper = Replica.open(OrderedStores.inMemory(), 0);
    private final Replica replica = Replica.open(OrderedStores.inMemory(), SET);
    private final Replica slow = Replica.open(OrderedStores.inMemory(), SET);
    private final List<CatalogCommand> sent = new ArrayList<>();
    private final Map<Integer, Long> forgotten = new HashMap<>();
    private final ModelRows model = new ModelRows();
    private final Map<Integer, Long> attempts = new HashMap<>();
    private long keeperIndex;
    private long index;
    private long sequence;

    RandomCopies(long seed) {
        random = new Random(seed);
    }

    void step() {
        switch (random.nextInt(12)) {
            case 0, 1 -> change();
            case 2, 3 -> send(latest());
            case 4 -> send(oneOf(sent));
            default -> write();
        }
        if (random.nextInt(6) == 0) {
            slow.commit(index, false);
        }
    }

    /** Everything comes at last, as from somebody who compares what is there with what should be. */
    void settle() {
        for (Table copy : replica.catalog().tables()) {
            if (keeper.catalog().table(copy.id()) == null) {
                send(new ForgetTable(copy.id(), keeper.catalog().version()));
            }
        }
        keeper.catalog().tables().forEach(table -> send(new AdoptTable(table)));
        assertThat(replica.catalog().tables())
                .usingElementComparator((one, two) -> one.version() == two.version() ? 0 : 1)
                .isEqualTo(keeper.catalog().tables());
        slow.commit(index, false);
        assertThat(StoreRows.of(slow.store())).isEqualTo(StoreRows.of(replica.store()));
        Replica reopened = Replica.open(replica.store(), SET);
        for (Table table : replica.catalog().tables()) {
            for (Partition partition : table.partitions().partitions()) {
                for (Replica same : List.of(slow, reopened)) {
                    assertThat(same.size(partition.id(), table.id()))
                            .isEqualTo(replica.size(partition.id(), table.id()));
                    assertThat(same.changes().backlog(partition.id()))
                            .isEqualTo(replica.changes().backlog(partition.id()));
                    assertThat(same.changes().origin(partition.id()))
                            .isEqualTo(replica.changes().origin(partition.id()));
                }
            }
        }
    }

    private void change() {
        String name = oneOf(NAMES);
        Table table = keeper.catalog().table(name);
        if (table == null) {
            changeCatalog(new CatalogCommand.CreateTable(
                    definition(name), Instant.EPOCH, 1 + random.nextInt(4), placement()));
            return;
        }
        switch (random.nextInt(10)) {
            case 0 -> changeCatalog(new CatalogCommand.DropTable(name));
            case 1 -> changeCatalog(new CatalogCommand.TruncateTable(name));
            case 2 -> changeCatalog(new CatalogCommand.RenewTable(table.id()));
            case 3 -> changeCatalog(new CatalogCommand.CreateIndex(name, global("late"), placement()));
            case 4 ->
                table.indexes().forEach(each -> changeCatalog(new CatalogCommand.ActivateIndex(table.id(), each.id())));
            case 5 -> changeCatalog(new CatalogCommand.DropIndex(name, oneOf(List.of("late", "global"))));
            case 6, 7 -> split(table);
            default -> move(table);
        }
    }

    private void split(Table table) {
        List<PartitionMap> maps = new ArrayList<>(List.of(table.partitions()));
        table.globalIndexes().forEach(each -> maps.add(each.partitions()));
        Partition partition = oneOf(oneOf(maps).partitions());
        long hash = partition.range().first()
                + Long.divideUnsigned(
                        partition.range().last() - partition.range().first(), 2)
                + 1;
        changeCatalog(new CatalogCommand.SplitPartition(table.id(), partition.id(), hash, table.version()));
    }

    private void move(Table table) {
        List<PartitionMap> maps = new ArrayList<>(List.of(table.partitions()));
        table.globalIndexes().forEach(each -> maps.add(each.partitions()));
        Partition partition = oneOf(oneOf(maps).partitions());
        Relocation relocation = partition.relocation();
        if (relocation != null) {
            MoveStep step = random.nextBoolean() ? oneOf(List.of(MoveStep.values())) : MoveStep.FINISH;
            changeCatalog(new CatalogCommand.AdvanceMove(partition.id(), relocation.version(), step));
        } else {
            int to = random.nextBoolean() && partition.set() != SET
                    ? SET
                    : 1 + (partition.set() + random.nextInt(2)) % 3;
            changeCatalog(new CatalogCommand.MovePartition(partition.id(), partition.set(), to));
        }
    }

    private void changeCatalog(CatalogCommand command) {
        keeperIndex++;
        refusal(keeper, keeperIndex, command);
        keeper.commit(keeperIndex, false);
    }

    private CatalogCommand latest() {
        Table table = keeper.catalog().table(oneOf(NAMES));
        if (table == null || random.nextInt(4) == 0) {
            List<Table> copies = replica.catalog().tables();
            List<Integer> gone = copies.stream()
                    .map(Table::id)
                    .filter(id -> keeper.catalog().table(id) == null)
                    .toList();
            int id = gone.isEmpty() ? 1 + random.nextInt(30) : oneOf(gone);
            return keeper.catalog().table(id) == null
                    ? new ForgetTable(id, keeper.catalog().version())
                    : new AdoptTable(keeper.catalog().tables().get(0));
        }
        return new AdoptTable(table);
    }

    private void send(@Nullable CatalogCommand command) {
        if (command == null) {
            return;
        }
        sent.add(command);
        Catalog older = replica.catalog();
        int id = command instanceof AdoptTable adopt ? adopt.table().id() : ((ForgetTable) command).table();
        Table before = replica.catalog().table(id);
        assertThat(apply(command)).isNull();
        Table after = replica.catalog().table(id);
        if (command instanceof AdoptTable adopt) {
            long newest = before == null ? forgotten.getOrDefault(id, 0L) : before.version();
            boolean taken = adopt.table().version() > newest;
            assertThat(after).isSameAs(taken ? adopt.table() : before);
            if (taken) {
                forgotten.remove(id);
            }
        } else if (before == null || before.version() <= ((ForgetTable) command).version()) {
            assertThat(after).isNull();
            forgotten.merge(id, ((ForgetTable) command).version(), Math::max);
        } else {
            assertThat(after).isSameAs(before);
        }
        model.removeUnless(key -> isStillThere(older, key));
        model.check(replica);
    }

    private boolean isStillThere(Catalog older, byte[] storageKey) {
        PartitionPlace before = older.place(storageKey);
        PartitionPlace now = replica.catalog().place(storageKey);
        return before != null && now != null && now.partition().continues(before.partition(), SET);
    }

    private void write() {
        Table table = oneOf(replica.catalog().tables());
        if (table == null) {
            return;
        }
        switch (random.nextInt(7)) {
            case 0 -> takeIn(table);
            case 3, 4 -> transfer(table);
            case 1 -> recordFill(table);
            case 2 -> beginChanges(table);
            default -> put(table);
        }
    }

    private void put(Table table) {
        Item item = item();
        byte[] key = table.items().keyOf(item);
        PartitionPlace place = key == null ? null : replica.catalog().place(key);
        if (key == null || place == null || !place.partition().isServedBy(SET)) {
            return;
        }
        if (random.nextInt(5) == 0) {
            apply(new ItemCommand.DeleteItem(key, null, false));
            model.remove(key);
        } else {
            apply(new ItemCommand.PutItem(key, item, null, false));
            model.put(key);
        }
    }

    private void takeIn(Table table) {
        Index global = oneOf(table.globalIndexes());
        IndexEntry entry = global == null ? null : IndexEntry.of(global, item());
        PartitionPlace place = entry == null ? null : replica.catalog().place(entry.storageKey());
        if (entry != null && place != null && place.partition().isServedBy(SET)) {
            int source = oneOf(table.partitions().partitions()).id();
            sequence++;
            apply(new ApplyChanges(
                    new Route(source, place.partition().id()),
                    place.partition().range(),
                    List.of(new Mutation(sequence, entry.storageKey(), ItemEncoding.encode(entry.item())))));
            model.put(entry.storageKey());
        }
    }

    /** Something comes of a partition that is on its way here. */
    private void transfer(Table table) {
        Item item = item();
        Index global = random.nextBoolean() ? oneOf(table.globalIndexes()) : null;
        IndexEntry entry = global == null ? null : IndexEntry.of(global, item);
        byte[] key = entry == null ? table.items().keyOf(item) : entry.storageKey();
        PartitionPlace place = key == null ? null : replica.catalog().place(key);
        Relocation relocation = place == null ? null : place.partition().relocation();
        if (key == null || place == null || relocation == null || relocation.to() != SET) {
            return;
        }
        Arrival arrival = new Arrival(place.partition().id(), relocation.id());
        long attempt = attempts.merge(relocation.id(), 1L, Long::sum);
        assertThat(apply(new BeginTransfer(arrival))).isNull();
        boolean gone = random.nextInt(4) == 0;
        byte[] value = gone ? null : ItemEncoding.encode(entry == null ? item : entry.item());
        List<Entry> entries = List.of(new Entry(key, value));
        assertThat(apply(new TransferEntries(arrival, attempt - 1, entries, null)))
                .isEqualTo(ErrorCode.RESOURCE_IN_USE);
        assertThat(apply(new TransferEntries(arrival, attempt, entries, random.nextBoolean() ? key : null)))
                .isNull();
        if (gone) {
            model.remove(key);
        } else {
            model.put(key);
        }
        List<Progress> progress = place.index() == null ? List.of() : List.of(new Progress(7, attempt));
        assertThat(apply(new CompleteTransfer(arrival, attempt, index, progress)))
                .isNull();
    }

    private void recordFill(Table table) {
        List<Partition> here = table.partitions().partitions().stream()
                .filter(partition -> partition.set() == SET)
                .toList();
        List<Index> filling = table.globalIndexes().stream()
                .filter(each -> each.status() == Status.CREATING)
                .toList();
        if (!here.isEmpty() && !filling.isEmpty()) {
            apply(new RecordFill(oneOf(filling).id(), oneOf(here).id(), new byte[] {1}));
        }
    }

    private void beginChanges(Table table) {
        apply(new BeginChanges(oneOf(table.partitions().partitions()).id()));
    }

    private @Nullable ErrorCode apply(Command command) {
        index++;
        ErrorCode refused = refusal(replica, index, command);
        replica.commit(index, false);
        assertThat(refusal(slow, index, command)).isEqualTo(refused);
        return refused;
    }

    private static @Nullable ErrorCode refusal(Replica of, long at, Command command) {
        try {
            of.stage(at, command);
            return null;
        } catch (StoreException e) {
            assertThat(e.code()).isNotEqualTo(ErrorCode.INTERNAL);
            return e.code();
        }
    }

    private Item item() {
        int number = random.nextInt(40);
        return Samples.item("pk", "p" + number, "sk", number, "l", random.nextInt(5), "g", "g" + random.nextInt(20));
    }

    private Placement placement() {
        return new Placement(Stream.generate(() -> 1 + random.nextInt(2))
                .limit(1 + random.nextInt(3))
                .collect(Collectors.toList()));
    }

    private static IndexDefinition global(String name) {
        return Samples.global(name, "g", IndexProjection.ALL);
    }

    private static TableDefinition definition(String name) {
        return new TableDefinition(
                name,
                Samples.PK_SK,
                List.of(),
                List.of(Samples.local("local", "l", AttributeType.N, IndexProjection.ALL), global("global")),
                Map.of());
    }

    /** Null if there are none. */
    private <T extends @Nullable Object> T oneOf(List<T> choices) {
        return choices.isEmpty() ? null : choices.get(random.nextInt(choices.size()));
    }
}
