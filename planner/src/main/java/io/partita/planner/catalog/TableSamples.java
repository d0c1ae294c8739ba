package io.partita.planner.catalog;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The attributes that a few items from all over a table have, cached. */
final class TableSamples {
    private static final int SEGMENTS = 4;
    private static final int ITEMS_OF_A_SEGMENT = 25;

    private final ItemStore store;
    private final SampleCache<Map<String, SqlType>> samples;

    TableSamples(ItemStore store, SampleCache<Map<String, SqlType>> samples) {
        this.store = store;
        this.samples = samples;
    }

    /** The attributes by name; none where reading fails, because a statement can do without. */
    Map<String, SqlType> of(String table) {
        return samples.get(table, Map.of(), () -> read(table));
    }

    private SampleCache.Sample<Map<String, SqlType>> read(String table) {
        ReadOptions options = ReadOptions.DEFAULT.withLimit(ITEMS_OF_A_SEGMENT);
        List<Item> items = new ArrayList<>();
        for (int segment = 0; segment < SEGMENTS; segment++) {
            items.addAll(store.scan(new ScanRequest(table, null, segment, SEGMENTS, options))
                    .items());
        }
        boolean isFull = items.size() == SEGMENTS * ITEMS_OF_A_SEGMENT;
        return new SampleCache.Sample<>(InferredTypes.of(items), isFull);
    }
}
