package io.partita.engine.cluster.command;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
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

    /**
     * Says that a replica set has taken all items that it hosts into a new index, which has been filled when every set has that hosts
     * a partition of the table. Nothing happens if it has been dropped since.
     */
    record RecordFilled(int table, int index, int set) implements CatalogCommand {}

    /** Drops a global index with its entries. */
    record DropIndex(String table, String index) implements CatalogCommand {}

    /** Gives a table a later version, so that copies of it are taken that would come too late as it is. */
    record RenewTable(int table) implements CatalogCommand {}

    /**
     * Says that a partition is hosted by another replica set, which has everything that it holds. Nothing happens if it is there
     * already; refused if it is not where it was said to be, or while an index of its table is being filled.
     */
    record MovePartition(int partition, int from, int to) implements CatalogCommand {
        public MovePartition {
            if (from < 0 || to < 0) {
                throw new IllegalArgumentException("no set has the id " + Math.min(from, to));
            }
        }
    }

    /**
     * Makes a replica set other than the one that keeps the catalog take a copy of a table: partitions that it says are in that
     * set are hosted there from then on. What an older copy had there and this one lacks is removed: indexes, and
     * partitions that are no longer in that set, which are told by their ids. Nothing happens if the copy that is there is as new,
     * or if such a copy has been given up.
     */
    record AdoptTable(Table table) implements CatalogCommand {
        @Override
        public int weight() {
            return 256 + 64 * table.partitions().partitions().size();
        }
    }

    /**
     * Makes a replica set give up its copy of a table and remove what it hosts of it, unless the copy is newer than a version of
     * the catalog. Older copies that come later are not taken.
     *
     * @param version of the catalog in which the table was not to be there
     */
    record ForgetTable(int table, long version) implements CatalogCommand {}

    /** Changes nothing; what comes of it are {@link Result.Copies}. In the log, so that nothing that was done before is missing. */
    record ReportCopies() implements CatalogCommand {}
}
