package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.partition.Refusals;
import java.util.function.Supplier;

/** Finds tables and indexes by name, and what has moved again; what is not there is answered in the words of the service. */
final class Tables {
    private final CatalogSource source;

    Tables(CatalogSource source) {
        this.source = source;
    }

    Table table(String name) {
        Table table = source.catalog().table(name);
        if (table == null) {
            table = source.refreshed().table(name);
        }
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

    /**
     * Does something that begins with finding a table, and does it again if a part of the table has moved meanwhile.
     *
     * @throws StoreException UNAVAILABLE if it keeps moving, or how the operation fails
     */
    <T> T following(Supplier<T> operation) {
        for (int attempts = 1; ; attempts++) {
            try {
                return operation.get();
            } catch (StoreException e) {
                if (e.code() != ErrorCode.MOVED) {
                    throw e;
                } else if (!source.follow(attempts)) {
                    throw new StoreException(
                            ErrorCode.UNAVAILABLE, "A part of the table was looked for in vain: " + e.getMessage(), e);
                }
            }
        }
    }
}
