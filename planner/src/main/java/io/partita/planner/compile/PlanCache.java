package io.partita.planner.compile;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;
import org.jspecify.annotations.Nullable;

/** Compiled statements by their exact text and by the options that a plan depends on. Bounded by the length of the texts. */
final class PlanCache {
    private static final long MOST_CHARACTERS = 16 << 20;
    private static final int ENTRY_CHARACTERS = 500;

    private final Cache<Key, Entry> byText = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Key key, Entry entry) -> key.text().length() + ENTRY_CHARACTERS)
            .executor(Runnable::run)
            .build();

    private record Key(String text, Manner manner, boolean consistentReads) {}

    /**
     * A statement, and the version of the catalog that it was compiled for.
     */
    private record Entry(CompiledStatement statement, long version) {}

    /** The statement of this text, if it was compiled for this version of the catalog. */
    @Nullable
    CompiledStatement find(String text, SessionOptions options, long version) {
        Entry entry = byText.getIfPresent(key(text, options));
        return entry == null || entry.version() != version ? null : entry.statement();
    }

    void put(String text, SessionOptions options, long version, CompiledStatement statement) {
        byText.put(key(text, options), new Entry(statement, version));
    }

    private static Key key(String text, SessionOptions options) {
        return new Key(text, options.manner(), options.consistentReads());
    }
}
