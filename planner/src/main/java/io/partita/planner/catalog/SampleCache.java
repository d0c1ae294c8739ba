package io.partita.planner.catalog;

import io.partita.engine.api.error.StoreException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What samples of tables have shown, for a while. Safe to share between threads. */
final class SampleCache<V> {
    /** A sample that is not full is of a small table, which may look otherwise soon and is read again cheaply. */
    private static final long SMALL_SAMPLE_MILLIS = 1_000;

    private static final long FULL_SAMPLE_MILLIS = 600_000;

    private final InstantSource clock;
    private final Map<String, Kept<V>> kept = new ConcurrentHashMap<>();

    SampleCache(InstantSource clock) {
        this.clock = clock;
    }

    record Sample<V>(V value, boolean isFull) {}

    private record Kept<V>(V value, long goodUntil) {}

    /** What is known of a table, or is found out now; the default where reading fails. */
    V get(String table, V otherwise, Supplier<Sample<V>> read) {
        Kept<V> known = kept.get(table);
        if (known != null && clock.millis() < known.goodUntil()) {
            return known.value();
        }
        try {
            Sample<V> sample = read.get();
            long good = sample.isFull() ? FULL_SAMPLE_MILLIS : SMALL_SAMPLE_MILLIS;
            kept.put(table, new Kept<>(sample.value(), clock.millis() + good));
            return sample.value();
        } catch (StoreException unreadable) {
            return otherwise;
        }
    }

    void forget(String table) {
        kept.remove(table);
    }

    void forgetAll() {
        kept.clear();
    }
}
