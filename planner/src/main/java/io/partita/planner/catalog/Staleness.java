package io.partita.planner.catalog;

import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.Size;

/** Whether plans made for a description should be made again. */
final class Staleness {
    /** A table that has grown or shrunk by this factor may deserve another access path. */
    private static final long FACTOR = 10;

    /** Tables below this many bytes are all alike. */
    private static final long SMALL = 64 * 1024;

    private Staleness() {}

    static boolean isStale(TableDescription before, TableDescription now) {
        return before.version() != now.version() || differ(before.size(), now.size());
    }

    private static boolean differ(Size before, Size now) {
        long smaller = Math.max(SMALL, Math.min(before.bytes(), now.bytes()));
        return Math.max(before.bytes(), now.bytes()) / FACTOR >= smaller;
    }
}
