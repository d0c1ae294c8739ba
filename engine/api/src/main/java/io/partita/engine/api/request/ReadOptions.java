package io.partita.engine.api.request;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * What Query and Scan have in common: one page of at most 1 MB of evaluated items.
 *
 * @param filter applied to the items that were read, or null for none; what it drops is still consumed
 * @param projection which attributes come back
 * @param countOnly whether only the counts are wanted (Select COUNT): the page has no items then
 * @param consistent whether the read must see every write acknowledged before it began; not on a global index
 * @param limit the most items to evaluate, or 0 for no limit
 * @param startKey the {@link Page#lastKey} of the page before, or null to begin
 */
public record ReadOptions(
        @Nullable Condition filter,
        Projection projection,
        boolean countOnly,
        boolean consistent,
        int limit,
        @Nullable Item startKey) {

    /** Everything, eventually consistent, from the beginning. */
    public static final ReadOptions DEFAULT = new ReadOptions(null, Projection.ALL, false, false, 0, null);

    public ReadOptions withFilter(@Nullable Condition newFilter) {
        return new ReadOptions(newFilter, projection, countOnly, consistent, limit, startKey);
    }

    public ReadOptions withProjection(Projection newProjection) {
        return new ReadOptions(filter, newProjection, countOnly, consistent, limit, startKey);
    }

    public ReadOptions counting() {
        return new ReadOptions(filter, projection, true, consistent, limit, startKey);
    }

    public ReadOptions withConsistent(boolean newConsistent) {
        return new ReadOptions(filter, projection, countOnly, newConsistent, limit, startKey);
    }

    public ReadOptions withLimit(int newLimit) {
        return new ReadOptions(filter, projection, countOnly, consistent, newLimit, startKey);
    }

    public ReadOptions startingAfter(@Nullable Item newStartKey) {
        return new ReadOptions(filter, projection, countOnly, consistent, limit, newStartKey);
    }
}
