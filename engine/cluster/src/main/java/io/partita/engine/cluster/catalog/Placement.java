package io.partita.engine.cluster.catalog;

import java.util.List;
import java.util.function.IntSupplier;

/**
 * Which replica sets the partitions of a new table or index go to. They are dealt round: the partitions of the table in
 * their order, then those of one global index after the other.
 *
 * @param sets ids of replica sets; one may stand here more than once
 */
public record Placement(List<Integer> sets) {
    /** All in the one set that there is. */
    public static final Placement EMBEDDED = new Placement(List.of(0));

    public Placement {
        sets = List.copyOf(sets);
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("partitions are placed in no set");
        }
        for (int set : sets) {
            if (set < 0) {
                throw new IllegalArgumentException("no set has the id " + set);
            }
        }
    }

    /** Gives the set of one partition after the other, from the first on. */
    IntSupplier deal() {
        int[] dealt = {0};
        return () -> sets.get(dealt[0]++ % sets.size());
    }
}
