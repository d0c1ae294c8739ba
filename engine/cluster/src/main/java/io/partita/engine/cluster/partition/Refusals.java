package io.partita.engine.cluster.partition;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.Table;

/** Why commands on tables and indexes are refused, in the words of the service. */
public final class Refusals {
    private Refusals() {}

    /** Of an item operation. */
    public static StoreException noTable() {
        return new StoreException(ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found");
    }

    /** Of an operation on the table itself. */
    public static StoreException noTable(String table) {
        return new StoreException(
                ErrorCode.RESOURCE_NOT_FOUND, "Requested resource not found: Table: " + table + " not found");
    }

    /** Of what is not hosted here. */
    public static StoreException moved() {
        return new StoreException(ErrorCode.MOVED, "The partition is not here");
    }

    /** Of a change of the catalog where it is not kept, or of a copy where it is. */
    static StoreException wrongSet(int set) {
        return StoreException.validation(
                set == 0
                        ? "Replica set 0 keeps the catalog and takes no copies of tables"
                        : "Replica set " + set + " has copies of tables; they are changed in set 0");
    }

    /** Of somebody who goes by an older state of the cluster. */
    static StoreException takesNoPartitions(int set) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE,
                "Replica set " + set + " takes no partitions; it is being ended, or unknown");
    }

    static StoreException noPartition(int partition) {
        return new StoreException(
                ErrorCode.RESOURCE_NOT_FOUND,
                "There is no partition " + partition + "; its table or index may have been dropped");
    }

    /** Of a move that goes by an older catalog. */
    static StoreException elsewhere(Partition partition, int expected) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE,
                "Partition " + partition.id() + " is in replica set " + partition.set() + ", not in " + expected);
    }

    /** Of a split that leaves one half without a hash. */
    static StoreException splitOutside(Partition partition, long hash) {
        return StoreException.validation("Partition " + partition.id() + ", which has the hashes from "
                + Long.toHexString(partition.range().first()) + " to "
                + Long.toHexString(partition.range().last()) + ", cannot be split at " + Long.toHexString(hash));
    }

    /** Of a change that goes by an older catalog. */
    static StoreException tableChanged(Table table, long version) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE,
                "Table " + table.name() + " has been changed since version " + version + "; it has version "
                        + table.version());
    }

    static StoreException moving(int partition) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE, "Partition " + partition + " is being moved to another replica set");
    }

    /** Of what somebody sends who was thought to have stopped. */
    static StoreException otherAttempt(int partition, long attempt, long current) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE,
                "Partition " + partition + " is being sent in attempt " + current + ", not " + attempt);
    }

    /** Of a step of a move that goes by an older catalog. */
    static StoreException otherMove(int partition, long version) {
        return new StoreException(
                ErrorCode.RESOURCE_IN_USE,
                "Partition " + partition + " is no longer being moved as it was at version " + version);
    }

    /** Of an index that would have to be filled from where a partition is no longer, and from where it is not yet. */
    static StoreException changingHands(String table) {
        return new StoreException(
                ErrorCode.MOVED,
                "A partition of table " + table + " is changing hands at this moment; try again in a second");
    }

    static StoreException tableExists(String table) {
        return new StoreException(ErrorCode.RESOURCE_IN_USE, "Table already exists: " + table);
    }

    static StoreException tableProtected() {
        return StoreException.validation("Resource cannot be deleted as it is currently protected against deletion."
                + " Disable deletion protection first.");
    }

    static StoreException noIndex(String table, String index) {
        return new StoreException(
                ErrorCode.RESOURCE_NOT_FOUND,
                "Requested resource not found: Index: " + index + " of table " + table + " not found");
    }

    static StoreException indexExists(String index) {
        return StoreException.validation("Attempting to create an index which already exists: " + index);
    }

    static StoreException indexBusy(String table) {
        return new StoreException(
                ErrorCode.LIMIT_EXCEEDED,
                "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table;"
                        + " an index of table " + table + " is being created");
    }
}
