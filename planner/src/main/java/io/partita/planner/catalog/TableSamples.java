package io.partita.planner.catalog;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.planner.type.SqlType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The attributes that a few items from all over a table have, cached. */
final class TableSamples {
    private static final int SEGMENTS = 4;
    private static final int ITEMS_OF_A_SEGMENT = 25;

    /** A sample that is not full is of a small table, which may look otherwise soon and is read again cheaply. */
    private static final long SMALL_SAMPLE_MILLIS = 1_000;

    private static final long FULL_SAMPLE_MILLIS = 600_000;

    private final ItemStore store;
    private final InstantSource clock;
    private final Map<String, Sample> samples = new ConcurrentHashMap<>();

    TableSamples(ItemStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Sample(Map<String, SqlType> types, long goodUntil) {}

    /** The attributes by name; none where reading fails, because a statement can do without. */
    Map<String, SqlType> of(String table) {
        Sample known = samples.get(table);
        if (known != null && clock.millis() < known.goodUntil()) {
            return known.types();
        }
        try {
            Sample sample = read(table);
            samples.put(table, sample);
            return sample.types();
        } catch (StoreException unreadable) {
            return Map.of();
        }
    }

    private Sample read(String table) {
        ReadOptions options = ReadOptions.DEFAULT.withLimit(ITEMS_OF_A_SEGMENT);
        List<Item> items = new ArrayList<>();
        for (int segment = 0; segment < SEGMENTS; segment++) {
            items.addAll(store.scan(new ScanRequest(table, null, segment, SEGMENTS, options))
                    .items());
        }
        boolean isFull = items.size() == SEGMENTS * ITEMS_OF_A_SEGMENT;
        return new Sample(
                InferredTypes.of(items), clock.millis() + (isFull ? FULL_SAMPLE_MILLIS : SMALL_SAMPLE_MILLIS));
    }

    void forget(String table) {
        samples.remove(table);
    }

    void forgetAll() {
        samples.clear();
    }
}
