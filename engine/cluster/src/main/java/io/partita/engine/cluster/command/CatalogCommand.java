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
     * Begins to move a partition to another replica set, where it is going to have a new id. Nothing happens if it is on its way there
     * already, or if there is no such partition any more; refused if it is not where it was said to be, or on its way to another set.
     */
    record MovePartition(int partition, int from, int to) implements CatalogCommand {
        public MovePartition {
            if (from < 0 || to < 0) {
                throw new IllegalArgumentException("no set has the id " + Math.min(from, to));
            } else if (from == to) {
                throw new IllegalArgumentException("a partition is moved to where it is, set " + to);
            }
        }
    }

    /** What becomes of a partition that is on its way to another set. */
    enum MoveStep {
        /** Nobody may read or write it any more, so that the rest can be sent. */
        FREEZE,
        /** It may be read and written again where it was. */
        THAW,
        /** The other set hosts it, and has all that it holds. */
        FINISH,
        /** It stays where it was. */
        ABANDON
    }

    /**
     * Takes a move a step further. Refused with RESOURCE_IN_USE if it is not as it was when this was decided; a partition of a table is not
     * frozen while an index of the table is being filled.
     *
     * @param version of the relocation
     */
    record AdvanceMove(int partition, long version, MoveStep step) implements CatalogCommand {}

    /**
     * Splits a partition of a table or of one of its global indexes in the set that hosts it: the left half keeps the id, and
     * the right half, which begins at the hash, gets a new one. Nothing happens if it has been split there already; refused
     * if the table is no longer as it was when this was decided, or the partition is being moved.
     *
     * @param hash unsigned; behind the first hash of the partition and not behind its last
     * @param version of the table as it was when this was decided
     */
    record SplitPartition(int table, int partition, long hash, long version) implements CatalogCommand {}

    /**
     * Makes a replica set other than the one that keeps the catalog take a copy of a table: partitions that it says are in that
     * set are hosted there from then on. What an older copy had there and this one lacks is removed: indexes, and
     * what lies in ranges of hashes that are no longer in that set. Partitions that the older copy did not have inherit what is kept of
     * the partition that they were split from. Nothing happens if the copy that is there is as new,
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
