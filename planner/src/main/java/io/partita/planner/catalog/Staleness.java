package io.partita.planner.catalog;

import io.partita.engine.api.table.TableDescription;
import io.partita.engine.api.table.TableDescription.Size;

/** Whether plans made for a description should be made again. */
final class Staleness {
    /** A table that has grown or shrunk by this factor may deserve another access path. */
    private static final long FACTOR = 10;

    /** By this factor the number of items may decide whether a join reads the table or looks its items up. */
    private static final long ITEMS_FACTOR = 2;

    /** Tables below this many bytes are all alike. */
    private static final long SMALL_BYTES = 64 * 1024;

    /** So are tables with fewer items, which a join asks for one by one. */
    private static final long FEW_ITEMS = 100;

    private Staleness() {}

    static boolean isStale(TableDescription before, TableDescription now) {
        return before.version() != now.version() || differ(before.size(), now.size());
    }

    /** Whether so many items more may make plans stale. */
    static boolean isMuch(long items, TableDescription table) {
        return differ(table.size().items(), table.size().items() + items, FEW_ITEMS, ITEMS_FACTOR);
    }

    private static boolean differ(Size before, Size now) {
        return differ(before.bytes(), now.bytes(), SMALL_BYTES, FACTOR)
                || differ(before.items(), now.items(), FEW_ITEMS, ITEMS_FACTOR);
    }

    private static boolean differ(long before, long now, long small, long factor) {
        long smaller = Math.max(small, Math.min(before, now));
        return Math.max(before, now) / factor >= smaller;
    }
}
