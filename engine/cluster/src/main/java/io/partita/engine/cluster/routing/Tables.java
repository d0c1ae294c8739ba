package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.partition.Refusals;
import java.util.function.Supplier;

/** Finds tables and indexes by name; what is not there is answered in the words of the service. */
final class Tables {
    private final Supplier<Catalog> catalog;

    Tables(Supplier<Catalog> catalog) {
        this.catalog = catalog;
    }

    Table table(String name) {
        Table table = catalog.get().table(name);
        if (table == null) {
            throw Refusals.noTable();
        }
        return table;
    }

    static Index index(Table table, String name) {
        Index index = table.index(name);
        if (index == null) {
            throw StoreException.validation("The table does not have the specified index: " + name);
        } else if (index.status() == Status.CREATING) {
            throw StoreException.validation("Cannot read from backfilling global secondary index: " + name);
        }
        return index;
    }
}
