package io.partita.engine.cluster.catalog;

import io.partita.engine.cluster.keyspace.HashRange;

/**
 * A part of a table or of a global index.
 *
 * @param id unique among all partitions of all tables, and never used again
 * @param range the hashes that it owns
 */
public record Partition(int id, HashRange range) {

    /** The replica set that hosts it. */
    public int set() {
        return 0;
    }
}
