package io.partita.engine.cluster.administration;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.IndexDescription;
import io.partita.engine.api.table.TableDescription.Size;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.api.validation.TableValidation;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.partition.Refusals;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.routing.CatalogSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes, changes, drops and describes tables. Safe for any number of threads; every failure is a StoreException. */
public final class TableControl {
    private final CatalogSource catalog;
    private final CatalogChanges changes;
    private final ReplicaSets sets;
    private final InstantSource clock;
    private final int partitionsPerTable;
    private volatile boolean closed;

    /**
     * Control over the tables of a catalog.
     *
     * @param sets where the sizes of partitions are asked for
     * @param clock says when tables are made
     */
    public TableControl(
            CatalogSource catalog,
            CatalogChanges changes,
            ReplicaSets sets,
            InstantSource clock,
            int partitionsPerTable) {
        this.catalog = catalog;
        this.changes = changes;
        this.sets = sets;
        this.clock = clock;
        this.partitionsPerTable = partitionsPerTable;
    }

    public TableDescription create(TableDefinition definition) {
        TableValidation.check(definition);
        changes.make(
                new CatalogCommand.CreateTable(definition, clock.instant(), partitionsPerTable, changes.placement()));
        return describe(definition.name());
    }

    public TableDescription update(TableUpdate update) {
        if (update instanceof TableUpdate.DropIndex drop) {
            changes.make(new CatalogCommand.DropIndex(drop.table(), drop.index()));
        } else if (update instanceof TableUpdate.AddIndex add) {
            addIndex(add);
        } else if (update instanceof TableUpdate.Truncate truncate) {
            changes.make(new CatalogCommand.TruncateTable(truncate.table()));
        } else if (update instanceof TableUpdate.Redefine redefine) {
            return redefine(redefine);
        } else if (update instanceof TableUpdate.Configure configure) {
            configure(configure);
        }
        return describe(update.table());
    }

    private TableDescription redefine(TableUpdate.Redefine redefine) {
        TableDefinition now = describe(redefine.table()).definition();
        TableDefinition definition = new TableDefinition(
                redefine.name(), now.key(), redefine.columns(), now.indexes(), redefine.tags(), now.settings());
        TableValidation.check(definition);
        changes.make(new CatalogCommand.RedefineTable(redefine.table(), definition));
        return describe(redefine.name());
    }

    private void configure(TableUpdate.Configure configure) {
        TableDefinition now = describe(configure.table()).definition();
        changes.make(new CatalogCommand.RedefineTable(configure.table(), now.withSettings(configure.settings())));
    }

    private void addIndex(TableUpdate.AddIndex add) {
        check(add);
        changes.make(new CatalogCommand.CreateIndex(add.table(), add.index(), changes.placement()));
        changes.awaitFilled(add.table(), add.index().name());
    }

    private void check(TableUpdate.AddIndex add) {
        Table table = catalog.refreshed().table(add.table());
        if (table == null) {
            throw Refusals.noTable(add.table());
        } else if (!add.index().isGlobal()) {
            throw StoreException.validation("A local index is made with its table; only global ones can be added: "
                    + add.index().name());
        } else if (table.index(add.index().name()) == null) {
            List<IndexDefinition> indexes = new ArrayList<>(table.definition().indexes());
            indexes.add(add.index());
            TableValidation.check(table.definition().withIndexes(indexes));
        }
    }

    public void drop(String table) {
        changes.make(new CatalogCommand.DropTable(table));
    }

    /** The definition of a table, which may have been changed a moment ago. */
    public TableDefinition definition(String name) {
        checkOpen();
        Table known = catalog.catalog().table(name);
        return (known == null ? table(name) : known).definition();
    }

    private Table table(String name) {
        Table table = catalog.refreshed().table(name);
        if (table == null) {
            throw Refusals.noTable(name);
        }
        return table;
    }

    public TableDescription describe(String name) {
        checkOpen();
        Table table = table(name);
        Map<Integer, Size> sizes = sizes(table);
        Map<String, IndexDescription> indexes = new HashMap<>();
        for (Index index : table.indexes()) {
            indexes.put(index.name(), new IndexDescription(index.status(), sizes.getOrDefault(index.id(), Size.ZERO)));
        }
        boolean updating = table.indexes().stream().anyMatch(index -> index.status() == Status.CREATING);
        return new TableDescription(
                table.definition(),
                updating ? Status.UPDATING : Status.ACTIVE,
                table.version(),
                table.created(),
                sizes.getOrDefault(table.id(), Size.ZERO),
                indexes);
    }

    /** The catalog is in memory, and would answer for ever. */
    public void close() {
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "The store is closed");
        }
    }

    /** The sizes of the table and its indexes, by their ids. */
    private Map<Integer, Size> sizes(Table table) {
        Set<Integer> hosts = new HashSet<>();
        table.partitions().partitions().forEach(partition -> hosts.add(partition.set()));
        for (Index index : table.globalIndexes()) {
            index.partitions().partitions().forEach(partition -> hosts.add(partition.set()));
        }
        Map<Integer, Size> sizes = new HashMap<>();
        for (int host : hosts) {
            sets.set(host).sizes(table.id()).forEach((id, size) -> sizes.merge(id, size, Size::plus));
        }
        return sizes;
    }

    public List<String> list() {
        checkOpen();
        return catalog.refreshed().tables().stream().map(Table::name).toList();
    }
}
