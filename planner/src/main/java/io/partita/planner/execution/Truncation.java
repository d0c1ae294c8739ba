package io.partita.planner.execution;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.Page;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.KeySchema;
import java.util.ArrayList;
import java.util.List;

/**
 * Empties a table where the store cannot do it at once: reads its keys, and deletes what they name. Items that are
 * written meanwhile may stay.
 */
final class Truncation {
    /** Rounds in which a batch makes no progress, before it is given up. */
    private static final int MOST_IDLE_ROUNDS = 10;

    private final ItemStore store;

    Truncation(ItemStore store) {
        this.store = store;
    }

    /** @throws StoreException THROTTLED if the store does not get on; a part of the items is gone then */
    void truncate(String table) {
        KeySchema key = store.describeTable(table).definition().key();
        Projection keys = Projection.of(key.attributes().stream()
                .map(attribute -> Path.of(attribute.name()))
                .toList());
        ScanRequest next = new ScanRequest(
                table, null, 0, 1, ReadOptions.DEFAULT.withConsistent(true).withProjection(keys));
        while (true) {
            Page page = store.scan(next);
            delete(table, key, page.items());
            if (page.lastKey() == null) {
                return;
            }
            next = next.withOptions(next.options().startingAfter(page.lastKey()));
        }
    }

    private void delete(String table, KeySchema key, List<Item> items) {
        int most = store.capabilities().maxBatchWrite();
        List<WriteRequest> left = new ArrayList<>();
        for (Item item : items) {
            left.add(new WriteRequest.Delete(table, keyOf(key, item), WriteOptions.DEFAULT));
        }
        int idle = 0;
        while (!left.isEmpty()) {
            List<WriteRequest> batch = left.subList(0, Math.min(most, left.size()));
            List<WriteRequest> unprocessed =
                    store.batchWrite(new BatchWriteRequest(batch)).unprocessed();
            idle = unprocessed.size() == batch.size() ? idle + 1 : 0;
            if (idle > MOST_IDLE_ROUNDS) {
                throw new StoreException(
                        ErrorCode.THROTTLED, "the store does not get on with deleting the items of \"" + table + '"');
            }
            batch.clear();
            left.addAll(unprocessed);
        }
    }

    private static PrimaryKey keyOf(KeySchema key, Item item) {
        return new PrimaryKey(
                item.get(key.partition().name()),
                key.sort() == null ? null : item.get(key.sort().name()));
    }
}
