package io.partita.engine.cluster.catalog;

import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.keyspace.Keyspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A table as it is, with its indexes and partitions. Immutable. */
public final class Table {
    private final TableDefinition definition;
    private final long version;
    private final Instant created;
    private final Keyspace items;
    private final PartitionMap partitions;
    private final List<Index> indexes;
    private final List<Index> localIndexes;
    private final List<Index> globalIndexes;

    Table(int id, TableDefinition definition, Revision revision, PartitionMap partitions, List<Index> indexes) {
        this.definition =
                definition.withIndexes(indexes.stream().map(Index::definition).toList());
        this.version = revision.version();
        this.created = revision.created();
        this.items = Keyspace.ofTable(id, definition.key());
        this.partitions = partitions;
        this.indexes = List.copyOf(indexes);
        this.localIndexes = indexes.stream().filter(index -> !index.isGlobal()).toList();
        this.globalIndexes = indexes.stream().filter(Index::isGlobal).toList();
    }

    /**
     * When a table was made, and when it was last changed.
     *
     * @param version of the catalog at the last change
     */
    record Revision(Instant created, long version) {}

    /** The number under which the items lie, which no other table or index has or will have. */
    public int id() {
        return items.id();
    }

    public String name() {
        return definition.name();
    }

    /** As it was declared and altered since. */
    public TableDefinition definition() {
        return definition;
    }

    public KeySchema key() {
        return definition.key();
    }

    /** Changes whenever anything here changes, and never comes back. */
    public long version() {
        return version;
    }

    public Instant created() {
        return created;
    }

    /** Where the items lie. */
    public Keyspace items() {
        return items;
    }

    public PartitionMap partitions() {
        return partitions;
    }

    /** The replica sets that host partitions of the table. */
    public Set<Integer> sets() {
        return partitions.sets();
    }

    /** The replica sets that host partitions of the table or of its global indexes, or are copying some of them. */
    public Set<Integer> allSets() {
        Set<Integer> sets = new TreeSet<>(partitions.keepers());
        globalIndexes.forEach(index -> sets.addAll(index.partitions().keepers()));
        return sets;
    }

    public List<Index> indexes() {
        return indexes;
    }

    public List<Index> localIndexes() {
        return localIndexes;
    }

    /** The global indexes, also those that are still being filled. */
    public List<Index> globalIndexes() {
        return globalIndexes;
    }

    /** The index of this name, or null. */
    public @Nullable Index index(String name) {
        for (Index index : indexes) {
            if (index.name().equals(name)) {
                return index;
            }
        }
        return null;
    }

    /** The index of this id, or null. */
    public @Nullable Index index(int id) {
        for (Index index : indexes) {
            if (index.id() == id) {
                return index;
            }
        }
        return null;
    }

    /** With another definition; the key and the indexes stay as they are. */
    Table with(TableDefinition newDefinition, long newVersion) {
        return new Table(id(), newDefinition, new Revision(created, newVersion), partitions, indexes);
    }

    Table with(Index added, long newVersion) {
        List<Index> more = new ArrayList<>(indexes);
        more.add(added);
        return withIndexes(more, newVersion);
    }

    Table replacing(Index changed, long newVersion) {
        List<Index> others = new ArrayList<>(indexes);
        others.replaceAll(index -> index.id() == changed.id() ? changed : index);
        return withIndexes(others, newVersion);
    }

    Table without(Index removed, long newVersion) {
        return withIndexes(
                indexes.stream().filter(index -> index.id() != removed.id()).toList(), newVersion);
    }

    /** With other partitions; local indexes go with them. */
    Table with(PartitionMap newPartitions, long newVersion) {
        List<Index> newIndexes = indexes.stream()
                .map(index -> index.isGlobal() ? index : index.withPartitions(newPartitions))
                .toList();
        return new Table(id(), definition, new Revision(created, newVersion), newPartitions, newIndexes);
    }

    private Table withIndexes(List<Index> newIndexes, long newVersion) {
        return new Table(id(), definition, new Revision(created, newVersion), partitions, newIndexes);
    }
}
