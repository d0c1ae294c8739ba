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
import java.util.List;
import java.util.Set;
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

    CopyWriter(int set, StagedCatalog catalog, DataRemoval removal) {
        this.set = set;
        this.catalog = catalog;
        this.removal = removal;
    }

    Result.Copies report() {
        Catalog staged = catalog.staged();
        return new Result.Copies(
                staged.tables().stream().collect(Collectors.toMap(Table::id, Table::version)), staged.floor());
    }

    void stage(AdoptTable adopt) {
        Table table = adopt.table();
        Catalog staged = catalog.staged();
        Table old = staged.table(table.id());
        if (old == null) {
            if (!staged.hasForgotten(table)) {
                catalog.stage(staged.withCopy(table));
            }
        } else if (old.version() < table.version()) {
            catalog.stage(staged.withCopy(table));
            removeLacking(old, table);
        }
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
        for (Partition gone : gone(old.partitions(), table.partitions())) {
            removal.rows(gone);
            removal.items(old, gone.range());
            old.globalIndexes().forEach(index -> removal.fill(index, gone));
        }
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
            for (Partition gone : gone(old.partitions(), index.partitions())) {
                removal.rows(gone);
                removal.entries(old, gone.range());
            }
        }
    }

    /** The partitions that were hosted here and no longer are. */
    private List<Partition> gone(PartitionMap old, PartitionMap now) {
        Set<Integer> stay = now.partitions().stream()
                .filter(this::isHere)
                .map(Partition::id)
                .collect(Collectors.toSet());
        return old.partitions().stream()
                .filter(partition -> isHere(partition) && !stay.contains(partition.id()))
                .toList();
    }

    private boolean isHere(Partition partition) {
        return partition.set() == set;
    }
}
