package io.partita.planner.access;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchGetRequest;
import io.partita.engine.api.request.BatchGetResponse;
import io.partita.engine.api.table.KeySchema;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Up to 100 items by their keys, in the order of the keys. What the store leaves unprocessed is asked for again, with
 * growing pauses, a bounded number of times.
 *
 * @param request of one table; its projection holds the key attributes
 */
record BatchRead(
        MeteredStore store,
        Workers.Pause pause,
        KeySchema schema,
        Function<List<PrimaryKey>, BatchGetRequest> request) {
    private static final int MAX_ATTEMPTS = 9;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(20);

    List<Item> read(List<PrimaryKey> keys) {
        BatchGetResponse response = store.batchGet(request.apply(keys));
        if (response.unprocessed().isEmpty()) {
            return response.items();
        }
        Map<PrimaryKey, Item> found = new HashMap<>();
        collect(response.items(), found);
        List<PrimaryKey> unprocessed = response.unprocessed();
        for (int attempt = 1; !unprocessed.isEmpty(); attempt++) {
            rest(attempt, unprocessed.size());
            response = store.batchGet(request.apply(unprocessed));
            collect(response.items(), found);
            unprocessed = response.unprocessed();
        }
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private void collect(List<Item> items, Map<PrimaryKey, Item> found) {
        items.forEach(item -> found.put(KeyValues.of(schema, item), item));
    }

    private void rest(int attempt, int unprocessed) {
        if (attempt >= MAX_ATTEMPTS) {
            throw QueryException.of(new StoreException(
                    ErrorCode.THROTTLED,
                    "the store left " + unprocessed + " keys of a batch unprocessed " + attempt
                            + " times; it is asked too much"));
        }
        try {
            pause.pause(FIRST_PAUSE.multipliedBy(1L << (attempt - 1)));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw QueryException.of(QueryErrorCode.CANCELLED, "the statement was interrupted", interrupted);
        }
    }
}
