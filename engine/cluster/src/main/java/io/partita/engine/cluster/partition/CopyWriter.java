package io.partita.engine.cluster.partition;

import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand.AdoptTable;
import io.partita.engine.cluster.command.CatalogCommand.ForgetTable;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.keyspace.HashRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stages copies of tables in the catalog of a replica set that hosts some of their partitions, and the removal of what the
 * newer copy no longer has here.
 */
final class CopyWriter {
    private final int set;
    private final StagedCatalog catalog;
    private final DataRemoval removal;
    private final PartitionInheritance inheritance;

    CopyWriter(int set, StagedCatalog catalog, DataRemoval removal, PartitionInheritance inheritance) {
        this.set = set;
        this.catalog = catalog;
        this.removal = removal;
        this.inheritance = inheritance;
    }

    Result.Copies report() {
        Catalog staged = catalog.staged();
        return new Result.Copies(
                staged.tables().stream().collect(Collectors.toMap(Table::id, Table::version)), staged.floor());
    }

    void stage(long sequence, AdoptTable adopt) {
        Table table = adopt.table();
        Catalog staged = catalog.staged();
        Table old = staged.table(table.id());
        if (old == null) {
            if (!staged.hasForgotten(table)) {
                catalog.stage(staged.withCopy(table));
            }
        } else if (old.version() < table.version()) {
            catalog.stage(staged.withCopy(table));
            carryOut(sequence, old, table);
        }
    }

    /**
     * Stages what a change of a table means to what this set keeps of it.
     *
     * @param sequence the index of the command by which this set learns of it
     */
    void carryOut(long sequence, Table old, Table table) {
        inheritance.stage(sequence, old, table);
        removeLacking(old, table);
    }

    void stage(ForgetTable forget) {
        Catalog staged = catalog.staged();
        Table old = staged.table(forget.table());
        if (old == null || old.version() <= forget.version()) {
            catalog.stage(staged.withForgotten(forget.table(), forget.version()));
            if (old != null) {
                removal.table(old);
            }
        }
    }

    private void removeLacking(Table old, Table table) {
        for (int gone : gone(old.partitions(), table.partitions())) {
            removal.rows(gone);
            old.globalIndexes().forEach(index -> removal.fill(index, gone));
        }
        for (HashRange lost : lost(old.partitions(), table.partitions())) {
            removal.items(old, lost);
        }
        removeTouches(old.partitions(), table.partitions());
        for (Index index : old.indexes()) {
            removeLacking(index, table.index(index.id()));
        }
    }

    private void removeLacking(Index old, @Nullable Index index) {
        if (index == null) {
            removal.index(old);
            return;
        }
        if (old.status() == Status.CREATING && index.status() == Status.ACTIVE) {
            removal.fills(old);
        }
        if (old.isGlobal()) {
            for (int gone : gone(old.partitions(), index.partitions())) {
                removal.rows(gone);
            }
            for (HashRange lost : lost(old.partitions(), index.partitions())) {
                removal.entries(old, lost);
            }
            removeTouches(old.partitions(), index.partitions());
        }
    }

    /** The ids of the partitions that were kept here and no longer are. */
    private Set<Integer> gone(PartitionMap old, PartitionMap now) {
        Set<Integer> gone = kept(old);
        gone.removeAll(kept(now));
        return gone;
    }

    private Set<Integer> kept(PartitionMap map) {
        return map.partitions().stream()
                .filter(partition -> partition.isKeptBy(set))
                .map(partition -> partition.idIn(set))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The hashes that were kept here and no longer are, or of which something else is kept now, because they have been elsewhere. A
     * partition that has gone may have been split before: what it held is still needed as far as another partition here has it now.
     */
    private List<HashRange> lost(PartitionMap old, PartitionMap now) {
        List<HashRange> lost = new ArrayList<>();
        for (Partition before : old.partitions()) {
            for (Partition partition : now.partitions()) {
                HashRange both = before.range().intersection(partition.range());
                if (both != null && before.isKeptBy(set) && !partition.continues(before, set)) {
                    lost.add(both);
                }
            }
        }
        return lost;
    }

    /** A move that is not under way needs none. */
    private void removeTouches(PartitionMap old, PartitionMap now) {
        Set<Integer> sent = sent(old);
        sent.removeAll(sent(now));
        sent.forEach(removal::touches);
    }

    private Set<Integer> sent(PartitionMap map) {
        return map.partitions().stream()
                .filter(partition -> partition.set() == set && partition.relocation() != null)
                .map(Partition::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
