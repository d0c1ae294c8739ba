package io.partita.engine.api.request;

import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.PrimaryKey;
import java.util.List;

/**
 * Reads up to 100 items of one table by their primary keys (BatchGetItem).
 *
 * @param keys distinct; one named twice is a validation error
 */
public record BatchGetRequest(String table, List<PrimaryKey> keys, Projection projection, boolean consistent) {
    /** The most keys of one request. */
    public static final int MAX_KEYS = 100;

    public BatchGetRequest {
        keys = List.copyOf(keys);
    }
}
