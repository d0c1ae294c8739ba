package io.partita.engine.cluster.embedded;

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
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.PartitionMap;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.partition.Refusals;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.propagation.IndexPropagator;
import io.partita.engine.cluster.replication.ReplicationGroup;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes, changes, drops and describes tables. */
final class TableControl {
    private final Replica replica;
    private final ReplicationGroup group;
    private final IndexPropagator propagator;
    private final InstantSource clock;
    private final int partitionsPerTable;
    private volatile boolean closed;

    TableControl(
            Replica replica,
            ReplicationGroup group,
            IndexPropagator propagator,
            InstantSource clock,
            int partitionsPerTable) {
        this.replica = replica;
        this.group = group;
        this.propagator = propagator;
        this.clock = clock;
        this.partitionsPerTable = partitionsPerTable;
    }

    TableDescription create(TableDefinition definition) {
        TableValidation.check(definition);
        group.apply(
                new CatalogCommand.CreateTable(definition, clock.instant(), partitionsPerTable, Placement.EMBEDDED));
        return describe(definition.name());
    }

    TableDescription update(TableUpdate update) {
        if (update instanceof TableUpdate.DropIndex drop) {
            group.apply(new CatalogCommand.DropIndex(drop.table(), drop.index()));
        } else if (update instanceof TableUpdate.AddIndex add) {
            addIndex(add);
        } else if (update instanceof TableUpdate.Truncate truncate) {
            group.apply(new CatalogCommand.TruncateTable(truncate.table()));
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
        group.apply(new CatalogCommand.RedefineTable(redefine.table(), definition));
        return describe(redefine.name());
    }

    private void configure(TableUpdate.Configure configure) {
        TableDefinition now = describe(configure.table()).definition();
        group.apply(new CatalogCommand.RedefineTable(configure.table(), now.withSettings(configure.settings())));
    }

    private void addIndex(TableUpdate.AddIndex add) {
        check(add);
        group.apply(new CatalogCommand.CreateIndex(add.table(), add.index(), Placement.EMBEDDED));
        Table table = replica.catalog().table(add.table());
        Index index = table == null ? null : table.index(add.index().name());
        if (table != null && index != null) {
            propagator.fill(table, index);
        }
    }

    private void check(TableUpdate.AddIndex add) {
        Table table = replica.catalog().table(add.table());
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

    void drop(String table) {
        group.apply(new CatalogCommand.DropTable(table));
    }

    TableDescription describe(String name) {
        checkOpen();
        Table table = replica.catalog().table(name);
        if (table == null) {
            throw Refusals.noTable(name);
        }
        Map<String, IndexDescription> indexes = new HashMap<>();
        for (Index index : table.indexes()) {
            indexes.put(
                    index.name(),
                    new IndexDescription(
                            index.status(),
                            size(index.partitions(), index.keyspace().id())));
        }
        boolean updating = table.indexes().stream().anyMatch(index -> index.status() == Status.CREATING);
        return new TableDescription(
                table.definition(),
                updating ? Status.UPDATING : Status.ACTIVE,
                table.version(),
                table.created(),
                size(table.partitions(), table.id()),
                indexes);
    }

    /** The catalog is in memory, and would answer for ever. */
    void close() {
        closed = true;
    }

    private void checkOpen() {
        if (closed) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "The store is closed");
        }
    }

    private Size size(PartitionMap partitions, int keyspace) {
        long items = 0;
        long bytes = 0;
        for (Partition partition : partitions.partitions()) {
            Size size = replica.size(partition.id(), keyspace);
            items += size.items();
            bytes += size.bytes();
        }
        return new Size(items, bytes);
    }

    List<String> list() {
        checkOpen();
        return replica.catalog().tables().stream().map(Table::name).toList();
    }
}
