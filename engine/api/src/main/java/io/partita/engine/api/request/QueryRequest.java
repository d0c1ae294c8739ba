package io.partita.engine.api.request;

import io.partita.engine.api.expression.KeyCondition;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of one item collection, in the order of the sort key (Query).
 *
 * @param index the index to read, or null for the table itself
 * @param ascending the direction by sort key
 */
public record QueryRequest(
        String table, @Nullable String index, KeyCondition key, boolean ascending, ReadOptions options) {

    public QueryRequest withOptions(ReadOptions newOptions) {
        return new QueryRequest(table, index, key, ascending, newOptions);
    }
}
