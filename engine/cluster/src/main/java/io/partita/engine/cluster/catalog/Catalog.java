package io.partita.engine.cluster.catalog;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All tables at one moment. Immutable: a change makes another catalog, and is decided only by what the catalog
 * holds and what the command says, so that every replica comes to the same one.
 */
public final class Catalog {
    /** A catalog without tables. */
    public static final Catalog EMPTY = new Catalog(new Counters(1, 0), Forgotten.NOTHING, List.of());

    private final Counters counters;
    private final Forgotten forgotten;
    private final List<Table> tables;
    private final Map<String, Table> byName = new HashMap<>();
    private final Map<Integer, Table> byId = new HashMap<>();
    private final Map<Integer, PartitionPlace> places = new HashMap<>();
    private final KeyspacePlaces byKey;

    Catalog(Counters counters, Forgotten forgotten, Collection<Table> tables) {
        this.counters = counters;
        this.forgotten = forgotten;
        this.tables = tables.stream()
                .sorted(Comparator.comparing(Table::name).thenComparingInt(Table::id))
                .toList();
        for (Table table : this.tables) {
            byName.put(table.name(), table);
            byId.put(table.id(), table);
        }
        this.byKey = new KeyspacePlaces(this.tables);
        byKey.forEach(place -> places.put(place.partition().id(), place));
    }

    /**
     * What ids and versions are taken from.
     *
     * @param nextId the next id of a table, index or partition
     * @param version how many changes there were
     */
    record Counters(int nextId, long version) {}

    Counters counters() {
        return counters;
    }

    Forgotten forgotten() {
        return forgotten;
    }

    /** Tables of which there is no copy are copied only if their version is higher than this. */
    public long floor() {
        return forgotten.floor();
    }

    /** Whether a table is not to be copied here, because as it is it has been given up. */
    public boolean hasForgotten(Table table) {
        return forgotten.covers(table.id(), table.version());
    }

    /** How many changes there were; a later catalog has a higher one. */
    public long version() {
        return counters.version();
    }

    /** All tables, in the order of their names. */
    public List<Table> tables() {
        return tables;
    }

    /**
     * The table of this name, or null. Copies of tables that bear the same name may lie beside one another for a while; this
     * is the last made of them.
     */
    public @Nullable Table table(String name) {
        return byName.get(name);
    }

    public @Nullable Table table(int id) {
        return byId.get(id);
    }

    /** What the partition of this id is a part of, or null if there is none. */
    public @Nullable PartitionPlace place(int partition) {
        return places.get(partition);
    }

    /**
     * What the entry of a storage key belongs to: an item of a table, the size of an item collection, or an entry of an index;
     * null if it is of no table or index that is here. A local index lies with its table. Allocates nothing.
     */
    public @Nullable PartitionPlace place(byte[] storageKey) {
        return byKey.of(storageKey);
    }

    /**
     * With a new table, which must not be there yet; its indexes can be used at once.
     *
     * @param partitionCount how many partitions it and each of its global indexes get
     */
    public Catalog withTable(TableDefinition definition, Instant created, int partitionCount, Placement placement) {
        int id = counters.nextId();
        IntSupplier set = placement.deal();
        PartitionMap partitions = PartitionMap.equalParts(id + 1, partitionCount, set);
        int nextId = id + 1 + partitionCount;
        List<Index> indexes = new ArrayList<>();
        for (IndexDefinition index : definition.indexes()) {
            PartitionMap own = index.isGlobal() ? PartitionMap.equalParts(nextId + 1, partitionCount, set) : partitions;
            Index added = Index.of(nextId, index, Status.ACTIVE, definition.key(), own);
            nextId += idsOf(added);
            indexes.add(added);
        }
        Counters next = new Counters(nextId, counters.version() + 1);
        return with(next, new Table(id, definition, new Table.Revision(created, next.version()), partitions, indexes));
    }

    public Catalog withoutTable(Table table) {
        Map<Integer, Table> others = new HashMap<>(byId);
        others.remove(table.id());
        return new Catalog(new Counters(counters.nextId(), counters.version() + 1), forgotten, others.values());
    }

    /** With a copy of a table as another catalog has it, in the place of the one that was here. */
    public Catalog withCopy(Table table) {
        Map<Integer, Table> all = new HashMap<>(byId);
        all.put(table.id(), table);
        return new Catalog(
                new Counters(counters.nextId(), counters.version() + 1), forgotten.without(table.id()), all.values());
    }

    /** Without a copy of a table, and with none of it as it was at a version of the other catalog or before. */
    public Catalog withForgotten(int table, long version) {
        Map<Integer, Table> others = new HashMap<>(byId);
        others.remove(table);
        return new Catalog(
                new Counters(counters.nextId(), counters.version() + 1),
                forgotten.with(table, version),
                others.values());
    }

    /** With a table as it is, which is newer by its version. */
    public Catalog withRenewed(Table table) {
        return withDefinition(table, table.definition());
    }

    /** With a table in the place of one, which is like it but has other ids, so that nothing lies there yet. */
    public Catalog withEmptied(Table table) {
        int id = counters.nextId();
        PartitionMap partitions = table.partitions().withIdsFrom(id + 1);
        int nextId = id + 1 + partitions.partitions().size();
        List<Index> indexes = new ArrayList<>();
        for (Index index : table.indexes()) {
            PartitionMap own = index.isGlobal() ? index.partitions().withIdsFrom(nextId + 1) : partitions;
            Index emptied = Index.of(nextId, index.definition(), Status.ACTIVE, table.key(), own);
            nextId += idsOf(emptied);
            indexes.add(emptied);
        }
        Counters next = new Counters(nextId, counters.version() + 1);
        Table.Revision revision = new Table.Revision(table.created(), next.version());
        return withoutTable(table).with(next, new Table(id, table.definition(), revision, partitions, indexes));
    }

    /** With another definition of a table, whose key and indexes stay. */
    public Catalog withDefinition(Table table, TableDefinition definition) {
        Counters next = new Counters(counters.nextId(), counters.version() + 1);
        return with(next, table.with(definition, next.version()));
    }

    /** With a new global index of as many partitions as the table has, which must not be there yet and cannot be read yet. */
    public Catalog withIndex(Table table, IndexDefinition definition, Placement placement) {
        int id = counters.nextId();
        int count = table.partitions().partitions().size();
        PartitionMap partitions = PartitionMap.equalParts(id + 1, count, placement.deal());
        Index added = Index.of(id, definition, Status.CREATING, table.key(), partitions);
        Counters next = new Counters(counters.nextId() + idsOf(added), counters.version() + 1);
        return with(next, table.with(added, next.version()));
    }

    /** With an index that is filled. */
    public Catalog withActive(Table table, Index index) {
        Counters next = new Counters(counters.nextId(), counters.version() + 1);
        return with(next, table.replacing(index.withStatus(Status.ACTIVE), next.version()));
    }

    /** With a partition on its way to another set, where it is going to have a new id. */
    public Catalog withRelocation(PartitionPlace place, int to) {
        Counters next = new Counters(counters.nextId() + 1, counters.version() + 1);
        Relocation relocation = new Relocation(to, counters.nextId(), false, next.version());
        return with(next, place, place.partition().with(relocation));
    }

    /** With a partition that is on its way, and that nobody may read or write, or may again. */
    public Catalog withFrozen(PartitionPlace place, Relocation relocation, boolean frozen) {
        Counters next = new Counters(counters.nextId(), counters.version() + 1);
        Relocation changed = new Relocation(relocation.to(), relocation.id(), frozen, next.version());
        return with(next, place, place.partition().with(changed));
    }

    /** With a partition that stays where it is. */
    public Catalog withoutRelocation(PartitionPlace place) {
        Counters next = new Counters(counters.nextId(), counters.version() + 1);
        return with(next, place, place.partition().with(null));
    }

    /** With a partition in the set that it was on its way to. */
    public Catalog withMoved(PartitionPlace place, Relocation relocation) {
        Counters next = new Counters(counters.nextId(), counters.version() + 1);
        Partition moved = new Partition(relocation.id(), place.partition().range(), relocation.to());
        return with(next, place, moved);
    }

    private Catalog with(Counters next, PartitionPlace place, Partition other) {
        Table table = place.table();
        Index index = place.index();
        PartitionMap partitions = place.partitions().replacing(place.partition().id(), other);
        return with(
                next,
                index == null
                        ? table.with(partitions, next.version())
                        : table.replacing(index.withPartitions(partitions), next.version()));
    }

    /** With a partition in two, of which the right one begins at the hash and has a new id. */
    public Catalog withSplit(PartitionPlace place, long hash) {
        int rightId = counters.nextId();
        Counters next = new Counters(rightId + 1, counters.version() + 1);
        Table table = place.table();
        Index index = place.index();
        int partition = place.partition().id();
        return with(
                next,
                index == null
                        ? table.with(table.partitions().withSplit(partition, hash, rightId), next.version())
                        : table.replacing(
                                index.withPartitions(index.partitions().withSplit(partition, hash, rightId)),
                                next.version()));
    }

    public Catalog withoutIndex(Table table, Index index) {
        Counters next = new Counters(counters.nextId(), counters.version() + 1);
        return with(next, table.without(index, next.version()));
    }

    private static int idsOf(Index index) {
        return index.isGlobal() ? 1 + index.partitions().partitions().size() : 1;
    }

    private Catalog with(Counters next, Table table) {
        Map<Integer, Table> all = new HashMap<>(byId);
        all.put(table.id(), table);
        return new Catalog(next, forgotten, all.values());
    }
}
