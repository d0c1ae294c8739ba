package io.partita.planner.catalog;

import io.partita.engine.api.ItemStore;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The views of a store, read together and kept until they are forgotten. Safe to share between threads. */
final class Views {
    private final ItemStore store;
    private final AtomicLong generation = new AtomicLong();
    private volatile @Nullable Map<String, View> known;

    Views(ItemStore store) {
        this.store = store;
    }

    /** The view of exactly this name, if that is known already. */
    @Nullable
    View known(String name) {
        Map<String, View> views = known;
        return views == null ? null : views.get(name);
    }

    /** All views by name, read anew. */
    Map<String, View> read() {
        long begun = generation.get();
        Map<String, View> read = ViewTable.read(store);
        known = read;
        if (generation.get() != begun) {
            // One was made or dropped meanwhile: whoever asks next reads again.
            known = null;
        }
        return read;
    }

    /** Reads those again that are known, and tells whether they have changed. */
    boolean refresh() {
        Map<String, View> before = known;
        return before != null && !before.equals(read());
    }

    void forget() {
        generation.incrementAndGet();
        known = null;
    }
}
