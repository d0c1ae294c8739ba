package io.partita.engine.cluster.catalog;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Copies of tables that a replica set has given up, so that a copy which comes late does not bring one back. Immutable.
 *
 * <p>It remembers {@value #MAX_TABLES} tables. Of one that it no longer remembers it only knows that it was given up at
 * {@link #floor} or before, and so takes no copy of a table that is as old, unless it has one already: whoever wants such a
 * copy taken has the table renewed, which gives it a later version.
 *
 * @param tables the version of the catalog by which a table was given up, by the table's id
 * @param floor the highest version of those that are no longer remembered; 0 if there are none
 */
record Forgotten(NavigableMap<Integer, Long> tables, long floor) {
    static final int MAX_TABLES = 256;
    static final Forgotten NOTHING = new Forgotten(new TreeMap<>(), 0);

    /** Whether a copy of a table as it was at a version comes too late. */
    boolean covers(int table, long version) {
        return version <= tables.getOrDefault(table, floor);
    }

    Forgotten with(int table, long version) {
        NavigableMap<Integer, Long> more = new TreeMap<>(tables);
        more.merge(table, version, Math::max);
        long nextFloor = floor;
        while (more.size() > MAX_TABLES) {
            Map.Entry<Integer, Long> oldest = more.entrySet().stream()
                    .min(Comparator.comparing(Map.Entry::getValue))
                    .orElseThrow();
            nextFloor = Math.max(nextFloor, oldest.getValue());
            more.remove(oldest.getKey());
        }
        return new Forgotten(more, nextFloor);
    }

    Forgotten without(int table) {
        if (!tables.containsKey(table)) {
            return this;
        }
        NavigableMap<Integer, Long> fewer = new TreeMap<>(tables);
        fewer.remove(table);
        return new Forgotten(fewer, floor);
    }
}
