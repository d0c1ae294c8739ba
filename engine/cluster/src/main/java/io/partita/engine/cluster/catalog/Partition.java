package io.partita.engine.cluster.catalog;

import io.partita.engine.cluster.keyspace.HashRange;

/**
 * A part of a table or of a global index.
 *
 * @param id unique among all partitions of all tables, and never used again
 * @param range the hashes that it owns
 * @param set the id of the replica set that hosts it; 0 in a store of one process
 */
public record Partition(int id, HashRange range, int set) {
    public Partition {
        if (set < 0) {
            throw new IllegalArgumentException("no set has the id " + set);
        }
    }
}
