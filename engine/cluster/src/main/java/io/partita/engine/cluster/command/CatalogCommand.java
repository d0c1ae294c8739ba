package io.partita.engine.cluster.command;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDefinition;
import java.time.Instant;

/** A change of the catalog. */
public sealed interface CatalogCommand extends Command {

    /** Makes a table of some partitions; its indexes, which are empty as it is, can be used at once. */
    record CreateTable(TableDefinition definition, Instant created, int partitions) implements CatalogCommand {}

    /** Drops a table with its indexes and items. */
    record DropTable(String table) implements CatalogCommand {}

    /** Removes the items of a table and the entries of its indexes. */
    record TruncateTable(String table) implements CatalogCommand {}

    /** Gives a table another definition with the same key and indexes. */
    record RedefineTable(String table, TableDefinition definition) implements CatalogCommand {}

    /** Makes a global index that takes in every change from here on and cannot be read yet. */
    record CreateIndex(String table, IndexDefinition definition) implements CatalogCommand {}

    /** Says that an index has been filled; nothing happens if it has been dropped since. */
    record ActivateIndex(int table, int index) implements CatalogCommand {}

    /** Drops a global index with its entries. */
    record DropIndex(String table, String index) implements CatalogCommand {}
}
