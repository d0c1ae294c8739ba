package io.partita.planner.access;

import io.partita.planner.error.QueryException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How many items the next page should evaluate.
 *
 * @param wanted items that are enough; {@link Long#MAX_VALUE} if all are wanted or not every item counts
 * @param everyItemCounts whether nothing stands between an evaluated item and a row, so that a page need not be larger
 *     than what is still wanted
 * @param most items of one page, 0 for as many as fit
 * @param preview bound on what is evaluated in all, or null
 */
record PageSize(
        long wanted,
        boolean everyItemCounts,
        int most,
        @Nullable Preview preview) {

    /**
     * A bound on what a scan may evaluate.
     *
     * @param refusal what to throw when it has evaluated so many and would need more
     */
    record Preview(int items, LongFunction<QueryException> refusal) {}

    /** The limit of the next page; 0 for none. */
    int next(long returned, long evaluated) {
        long limit = most > 0 ? most : Integer.MAX_VALUE;
        if (everyItemCounts) {
            limit = Math.min(limit, wanted - returned);
        }
        if (preview != null) {
            if (evaluated >= preview.items()) {
                throw preview.refusal().apply(evaluated);
            }
            limit = Math.min(limit, preview.items() - evaluated);
        }
        return limit >= Integer.MAX_VALUE ? 0 : (int) Math.max(limit, 1);
    }

    boolean isEnough(long returned) {
        return returned >= wanted;
    }
}
