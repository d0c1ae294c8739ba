package io.partita.engine.cluster.partition;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Keyspace;
import org.jspecify.annotations.Nullable;

/**
 * What to read of one partition for one page.
 *
 * @param keyspace the table's items or one of its indexes
 * @param range what of the keyspace
 * @param bounds when the page is full
 */
public record PageRequest(Keyspace keyspace, KeyRange range, boolean descending, Evaluation evaluation, Bounds bounds) {

    /**
     * When a page is full.
     *
     * @param entries the most entries to evaluate
     * @param bytes evaluation stops when the entries have come to as many bytes
     */
    public record Bounds(int entries, long bytes) {}

    /**
     * What to do with each entry.
     *
     * @param filter what to keep, or null for everything
     * @param countOnly whether only the counts are wanted
     * @param fetchFrom the items of the table, to be evaluated in place of the entries of a local index that does not
     *     project all that is asked for, or null
     */
    public record Evaluation(
            @Nullable Condition filter,
            Projection projection,
            boolean countOnly,
            @Nullable Keyspace fetchFrom) {}
}
