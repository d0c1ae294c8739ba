package io.partita.engine.cluster.keyspace;

import java.nio.charset.StandardCharsets;

/** The keys of the rows that a replica keeps for itself. */
public final class SystemKeys {
    private static final int APPLIED_INDEX = 0;
    private static final int COUNTERS = 1;
    private static final int TABLE = 2;
    private static final int STATISTICS = 3;
    private static final int PROGRESS = 4;
    private static final int FILL = 5;
    private static final int FORGOTTEN = 6;
    private static final int CLUSTER = 7;
    private static final int NODE = 8;
    private static final int SET = 9;
    private static final int TASK = 10;
    private static final int FILLED = 11;
    private static final int ORIGIN = 12;
    private static final int ESTIMATE = 13;
    private static final int TRANSFER = 14;

    private SystemKeys() {}

    /** The index of the last command that is in the store. */
    public static byte[] appliedIndex() {
        return Space.SYSTEM.prefix(APPLIED_INDEX);
    }

    /** The counters from which the catalog takes ids and versions. */
    public static byte[] counters() {
        return Space.SYSTEM.prefix(COUNTERS);
    }

    /** What the catalog says of a table. */
    public static byte[] table(int table) {
        return row(TABLE, table);
    }

    public static KeyRange tables() {
        return KeyRange.ofPrefix(Space.SYSTEM.prefix(TABLE));
    }

    /** The copies of tables that have been given up. */
    public static byte[] forgotten() {
        return Space.SYSTEM.prefix(FORGOTTEN);
    }

    /** How many items and bytes a partition holds. */
    public static byte[] statistics(int partition) {
        return row(STATISTICS, partition);
    }

    public static KeyRange allStatistics() {
        return KeyRange.ofPrefix(Space.SYSTEM.prefix(STATISTICS));
    }

    /** The last change of a source partition that an index partition has taken in. */
    public static byte[] progress(int indexPartition, int sourcePartition) {
        return Space.SYSTEM
                .begin(PROGRESS)
                .writeInt(indexPartition)
                .writeInt(sourcePartition)
                .toByteArray();
    }

    public static KeyRange allProgress(int indexPartition) {
        return KeyRange.ofPrefix(row(PROGRESS, indexPartition));
    }

    /** How far a source partition has been read to fill an index. */
    public static byte[] fill(int index, int sourcePartition) {
        return Space.SYSTEM
                .begin(FILL)
                .writeInt(index)
                .writeInt(sourcePartition)
                .toByteArray();
    }

    public static KeyRange allFills(int index) {
        return KeyRange.ofPrefix(row(FILL, index));
    }

    /** Which cluster this is, and the counters of its state. */
    public static byte[] cluster() {
        return Space.SYSTEM.prefix(CLUSTER);
    }

    /** A node of the cluster. */
    public static byte[] node(String id) {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        return Space.SYSTEM.begin(NODE).writeBytes(name, 0, name.length).toByteArray();
    }

    public static KeyRange nodes() {
        return KeyRange.ofPrefix(Space.SYSTEM.prefix(NODE));
    }

    /** A replica set of the cluster. */
    public static byte[] set(int id) {
        return row(SET, id);
    }

    public static KeyRange sets() {
        return KeyRange.ofPrefix(Space.SYSTEM.prefix(SET));
    }

    /** A task that is not finished. */
    public static byte[] task(long id) {
        return Space.SYSTEM.begin(TASK).writeLong(id).toByteArray();
    }

    public static KeyRange tasks() {
        return KeyRange.ofPrefix(Space.SYSTEM.prefix(TASK));
    }

    /** Says that a replica set has filled an index from all items that it hosts. */
    public static byte[] filled(int index, int set) {
        return Space.SYSTEM.begin(FILLED).writeInt(index).writeInt(set).toByteArray();
    }

    public static KeyRange allFilled(int index) {
        return KeyRange.ofPrefix(row(FILLED, index));
    }

    /** Of which partition the changes have to be taken in before those of this one, which was split from it. */
    public static byte[] origin(int partition) {
        return row(ORIGIN, partition);
    }

    public static KeyRange allOrigins() {
        return KeyRange.ofPrefix(Space.SYSTEM.prefix(ORIGIN));
    }

    /** Says that the sizes of a partition are estimates since a split, until it is counted again. */
    public static byte[] estimate(int partition) {
        return row(ESTIMATE, partition);
    }

    public static KeyRange allEstimates() {
        return KeyRange.ofPrefix(Space.SYSTEM.prefix(ESTIMATE));
    }

    /** How much of a partition that is on its way here has come, by the id that it is going to have. */
    public static byte[] transfer(int partition) {
        return row(TRANSFER, partition);
    }

    private static byte[] row(int kind, int id) {
        return Space.SYSTEM.begin(kind).writeInt(id).toByteArray();
    }
}
