package io.partita.planner.access;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.Page;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.AccessPath.BatchKeyLookup;
import io.partita.planner.path.AccessPath.FanOut;
import io.partita.planner.path.AccessPath.KeyLookup;
import io.partita.planner.path.AccessPath.SegmentedScan;
import io.partita.planner.plan.TableAccess;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens table accesses: the items of one that satisfy its filter and its remainder, or how many there are. */
public final class TableReader {
    private TableReader() {}

    /**
     * Opens an access and sends its first request, so that a mistake shows here.
     *
     * @param demand how much will be asked of it; the cursor may give more
     * @throws io.partita.planner.error.QueryException if a key has the wrong type, the scan policy refuses, or the
     *     store fails
     */
    public static ItemCursor open(TableAccess access, ReadContext context, Demand demand) {
        AccessPath path = access.path();
        AccessRead read = new AccessRead(access, context, context.metered(access.hints()), demand);
        if (path instanceof KeyLookup lookup) {
            return KeyLookupReader.open(read, lookup);
        } else if (path instanceof BatchKeyLookup lookup) {
            return BatchKeyReader.open(read, lookup);
        } else if (path instanceof FanOut fanOut) {
            return QueryReader.open(read, fanOut.branches(), fanOut.merged());
        } else if (path instanceof SegmentedScan scan) {
            return ScanReader.open(read, scan);
        } else if (path instanceof AccessPath.Nothing) {
            return ItemCursor.EMPTY;
        }
        return QueryReader.open(read, List.of(path), false);
    }

    /** How many items there are; the engine counts them where nothing has to be looked at here. */
    public static long count(TableAccess access, ReadContext context, Demand demand) {
        AccessRead read = new AccessRead(access, context, context.metered(access.hints()), demand.ofAllItems());
        try (PageStream counts = counts(read)) {
            if (counts != null) {
                long count = 0;
                for (Page page = counts.next(); page != null; page = counts.next()) {
                    count += page.count();
                }
                return count;
            }
        }
        try (ItemCursor items = open(access, context, demand.ofAllItems())) {
            long count = 0;
            while (items.next() != null) {
                count++;
            }
            return count;
        }
    }

    /**
     * Hands the items of each page of a scan to the work, which may be called by several threads at once.
     *
     * @return false, and nothing was read, if this is no scan whose pages have the items themselves
     */
    public static boolean eachPage(TableAccess access, ReadContext context, Demand demand, Consumer<List<Item>> work) {
        return access.path() instanceof SegmentedScan scan
                && ScanReader.eachPage(
                        new AccessRead(access, context, context.metered(access.hints()), demand), scan, work);
    }

    private static @Nullable PageStream counts(AccessRead read) {
        AccessPath path = read.access().path();
        if (path instanceof SegmentedScan scan) {
            return ScanReader.counts(read, scan);
        } else if (path instanceof FanOut fanOut) {
            return QueryReader.counts(read, fanOut.branches());
        } else if (path instanceof AccessPath.KeyQuery || path instanceof AccessPath.IndexQuery) {
            return QueryReader.counts(read, List.of(path));
        }
        return null;
    }
}
