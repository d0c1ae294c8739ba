package io.partita.engine.cluster.catalog;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All tables at one moment. Immutable: a change makes another catalog, and is decided only by what the catalog
 * holds and what the command says, so that every replica comes to the same one.
 */
public final class Catalog {
    /** A catalog without tables. */
    public static final Catalog EMPTY = new Catalog(new Counters(1, 0), List.of());

    private final Counters counters;
    private final Map<String, Table> byName = new TreeMap<>();
    private final Map<Integer, Table> byId = new HashMap<>();
    private final Map<Integer, PartitionPlace> places = new HashMap<>();

    Catalog(Counters counters, Collection<Table> tables) {
        this.counters = counters;
        for (Table table : tables) {
            byName.put(table.name(), table);
            byId.put(table.id(), table);
            addPlaces(table);
        }
    }

    /**
     * What ids and versions are taken from.
     *
     * @param nextId the next id of a table, index or partition
     * @param version how many changes there were
     */
    record Counters(int nextId, long version) {}

    private void addPlaces(Table table) {
        for (Partition partition : table.partitions().partitions()) {
            places.put(partition.id(), new PartitionPlace(partition, table, null));
        }
        for (Index index : table.globalIndexes()) {
            for (Partition partition : index.partitions().partitions()) {
                places.put(partition.id(), new PartitionPlace(partition, table, index));
            }
        }
    }

    Counters counters() {
        return counters;
    }

    /** All tables, in the order of their names. */
    public Collection<Table> tables() {
        return Collections.unmodifiableCollection(byName.values());
    }

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

    /** With a new table, which must not be there yet; its indexes can be used at once. */
    public Catalog withTable(TableDefinition definition, Instant created, int partitionCount) {
        int id = counters.nextId();
        PartitionMap partitions = PartitionMap.equalParts(id + 1, partitionCount);
        int nextId = id + 1 + partitionCount;
        List<Index> indexes = new ArrayList<>();
        for (IndexDefinition index : definition.indexes()) {
            Index added = newIndex(nextId, index, Status.ACTIVE, definition, partitions);
            nextId += idsOf(added);
            indexes.add(added);
        }
        Counters next = new Counters(nextId, counters.version() + 1);
        return with(next, new Table(id, definition, new Table.Revision(created, next.version()), partitions, indexes));
    }

    public Catalog withoutTable(Table table) {
        Map<Integer, Table> others = new HashMap<>(byId);
        others.remove(table.id());
        return new Catalog(new Counters(counters.nextId(), counters.version() + 1), others.values());
    }

    /** With another definition of a table, whose key and indexes stay. */
    public Catalog withDefinition(Table table, TableDefinition definition) {
        Counters next = new Counters(counters.nextId(), counters.version() + 1);
        return with(next, table.with(definition, next.version()));
    }

    /** With a new global index, which must not be there yet and cannot be read yet. */
    public Catalog withIndex(Table table, IndexDefinition definition) {
        Index added = newIndex(counters.nextId(), definition, Status.CREATING, table.definition(), table.partitions());
        Counters next = new Counters(counters.nextId() + idsOf(added), counters.version() + 1);
        return with(next, table.with(added, next.version()));
    }

    /** With an index that is filled. */
    public Catalog withActive(Table table, Index index) {
        Counters next = new Counters(counters.nextId(), counters.version() + 1);
        return with(next, table.replacing(index.withStatus(Status.ACTIVE), next.version()));
    }

    public Catalog withoutIndex(Table table, Index index) {
        Counters next = new Counters(counters.nextId(), counters.version() + 1);
        return with(next, table.without(index, next.version()));
    }

    private static Index newIndex(
            int id, IndexDefinition definition, Status status, TableDefinition table, PartitionMap tablePartitions) {
        PartitionMap partitions = definition.isGlobal()
                ? PartitionMap.equalParts(id + 1, tablePartitions.partitions().size())
                : tablePartitions;
        return Index.of(id, definition, status, table.key(), partitions);
    }

    private static int idsOf(Index index) {
        return index.isGlobal() ? 1 + index.partitions().partitions().size() : 1;
    }

    private Catalog with(Counters next, Table table) {
        Map<Integer, Table> all = new HashMap<>(byId);
        all.put(table.id(), table);
        return new Catalog(next, all.values());
    }
}
