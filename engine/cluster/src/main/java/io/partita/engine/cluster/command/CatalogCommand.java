package io.partita.engine.cluster.command;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Placement;
import java.time.Instant;

/** A change of the catalog. */
public sealed interface CatalogCommand extends Command {

    /**
     * Makes a table; its indexes, which are empty as it is, can be used at once.
     *
     * @param partitions how many the table gets, and each of its global indexes
     */
    record CreateTable(TableDefinition definition, Instant created, int partitions, Placement placement)
            implements CatalogCommand {}

    /** Drops a table with its indexes and items. */
    record DropTable(String table) implements CatalogCommand {}

    /** Removes the items of a table and the entries of its indexes. */
    record TruncateTable(String table) implements CatalogCommand {}

    /** Gives a table another definition with the same key and indexes. */
    record RedefineTable(String table, TableDefinition definition) implements CatalogCommand {}

    /**
     * Makes a global index, of as many partitions as its table has, that takes in every change from here on and cannot be
     * read yet.
     */
    record CreateIndex(String table, IndexDefinition definition, Placement placement) implements CatalogCommand {}

    /** Says that an index has been filled; nothing happens if it has been dropped since. */
    record ActivateIndex(int table, int index) implements CatalogCommand {}

    /** Drops a global index with its entries. */
    record DropIndex(String table, String index) implements CatalogCommand {}
}
