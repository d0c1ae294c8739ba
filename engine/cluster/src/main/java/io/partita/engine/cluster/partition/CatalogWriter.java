package io.partita.engine.cluster.partition;

import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.cluster.keyspace.SystemKeys;

/** Stages changes of the catalog, and with them the removal of what lies under it. */
final class CatalogWriter {
    private final StagedCatalog catalog;
    private final StagedWrites writes;

    CatalogWriter(StagedCatalog catalog, StagedWrites writes) {
        this.catalog = catalog;
        this.writes = writes;
    }

    Result stage(CatalogCommand command) {
        if (command instanceof CatalogCommand.CreateTable create) {
            createTable(create);
        } else if (command instanceof CatalogCommand.DropTable drop) {
            Table table = table(drop.table());
            if (table.definition().settings().deletionProtected()) {
                throw Refusals.tableProtected();
            }
            dropTable(table);
        } else if (command instanceof CatalogCommand.TruncateTable truncate) {
            truncateTable(table(truncate.table()));
        } else if (command instanceof CatalogCommand.RedefineTable redefine) {
            redefineTable(redefine);
        } else if (command instanceof CatalogCommand.CreateIndex create) {
            createIndex(create);
        } else if (command instanceof CatalogCommand.ActivateIndex activate) {
            activateIndex(activate);
        } else if (command instanceof CatalogCommand.DropIndex drop) {
            dropIndex(drop);
        }
        return Result.Done.DONE;
    }

    private Table table(String name) {
        Table table = catalog.staged().table(name);
        if (table == null) {
            throw Refusals.noTable(name);
        }
        return table;
    }

    private void createTable(CatalogCommand.CreateTable create) {
        String name = create.definition().name();
        if (catalog.staged().table(name) != null) {
            throw Refusals.tableExists(name);
        }
        catalog.stage(catalog.staged()
                .withTable(create.definition(), create.created(), create.partitions(), create.placement()));
    }

    private void dropTable(Table table) {
        catalog.stage(catalog.staged().withoutTable(table));
        remove(table.items().all());
        remove(KeyRange.ofPrefix(Space.COLLECTIONS.prefix(table.id())));
        removePartitions(table.partitions());
        for (Index index : table.indexes()) {
            removeIndex(index);
        }
    }

    /** Under another id, whose ranges are empty. */
    private void truncateTable(Table table) {
        dropTable(table);
        catalog.stage(catalog.staged().withEmptied(table));
    }

    private void redefineTable(CatalogCommand.RedefineTable redefine) {
        Table table = table(redefine.table());
        String name = redefine.definition().name();
        if (!name.equals(table.name()) && catalog.staged().table(name) != null) {
            throw Refusals.tableExists(name);
        }
        catalog.stage(catalog.staged().withDefinition(table, redefine.definition()));
    }

    private void createIndex(CatalogCommand.CreateIndex create) {
        Table table = table(create.table());
        if (table.index(create.definition().name()) != null) {
            throw Refusals.indexExists(create.definition().name());
        }
        for (Index index : table.globalIndexes()) {
            if (index.status() == Status.CREATING) {
                throw Refusals.indexBusy(table.name());
            }
        }
        catalog.stage(catalog.staged().withIndex(table, create.definition(), create.placement()));
    }

    private void activateIndex(CatalogCommand.ActivateIndex activate) {
        Catalog staged = catalog.staged();
        Table table = staged.table(activate.table());
        Index index = table == null ? null : table.index(activate.index());
        if (table != null && index != null && index.status() == Status.CREATING) {
            catalog.stage(staged.withActive(table, index));
            remove(SystemKeys.allFills(index.id()));
        }
    }

    private void dropIndex(CatalogCommand.DropIndex drop) {
        Table table = table(drop.table());
        Index index = table.index(drop.index());
        if (index == null || !index.isGlobal()) {
            throw Refusals.noIndex(drop.table(), drop.index());
        }
        catalog.stage(catalog.staged().withoutIndex(table, index));
        removeIndex(index);
    }

    private void removeIndex(Index index) {
        remove(index.keyspace().all());
        remove(SystemKeys.allFills(index.id()));
        if (index.isGlobal()) {
            removePartitions(index.partitions());
        }
    }

    private void removePartitions(PartitionMap partitions) {
        for (Partition partition : partitions.partitions()) {
            catalog.stageGone(partition.id());
            writes.batch().delete(SystemKeys.statistics(partition.id()));
            remove(KeyRange.ofPrefix(Space.CHANGES.prefix(partition.id())));
            remove(SystemKeys.allProgress(partition.id()));
        }
    }

    private void remove(KeyRange range) {
        writes.batch().deleteRange(range.from(), range.to());
    }
}
