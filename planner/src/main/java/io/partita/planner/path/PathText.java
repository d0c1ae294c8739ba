package io.partita.planner.path;

import io.partita.planner.path.KeyRange.SortRange;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One line about a path, for EXPLAIN and for refusals. */
final class PathText {
    private PathText() {}

    static String describe(AccessPath path) {
        if (path instanceof AccessPath.KeyLookup lookup) {
            return "KeyLookup " + lookup.table().name();
        } else if (path instanceof AccessPath.BatchKeyLookup lookup) {
            return "BatchKeyLookup " + lookup.table().name();
        } else if (path instanceof AccessPath.KeyQuery query) {
            return "KeyQuery " + query.table().name() + " ("
                    + describe(
                            query.table()
                                    .description()
                                    .definition()
                                    .key()
                                    .partition()
                                    .name(),
                            sortName(query.table().description().definition().key()),
                            query.range())
                    + ")";
        } else if (path instanceof AccessPath.IndexQuery query) {
            return describe(query);
        } else if (path instanceof AccessPath.FanOut fanOut) {
            return "FanOut of " + fanOut.branches().size() + ": "
                    + describe(fanOut.branches().get(0)) + (fanOut.branches().size() > 1 ? ", …" : "");
        } else if (path instanceof AccessPath.SegmentedScan scan) {
            return "SegmentedScan " + (scan.index() == null ? scan.table().name() : scan.index());
        }
        return "Nothing";
    }

    private static String describe(AccessPath.IndexQuery query) {
        return query.table()
                .description()
                .definition()
                .index(query.index())
                .map(index -> "IndexQuery " + index.name() + " ("
                        + describe(index.key().partition().name(), sortName(index.key()), query.range()) + ")"
                        + (query.fetchesItems() ? ", then the items" : ""))
                .orElse("IndexQuery " + query.index());
    }

    private static @Nullable String sortName(io.partita.engine.api.table.KeySchema key) {
        return key.sort() == null ? null : key.sort().name();
    }

    private static String describe(String partition, @Nullable String sort, KeyRange range) {
        String equality = partition + " = ?";
        return range.sort() == null ? equality : equality + ", " + sort + " " + describe(range.sort());
    }

    private static String describe(SortRange range) {
        if (range instanceof KeyRange.Compare compare) {
            return compare.comparator().symbol() + " ?";
        }
        return range instanceof KeyRange.Between ? "BETWEEN ? AND ?" : "begins_with ?";
    }

    /** Units without needless digits: {@code 0.5}, {@code 120}. */
    static String units(double units) {
        if (units == 1) {
            return "1 read unit";
        }
        return units == Math.rint(units)
                ? String.format(Locale.ROOT, "%,d read units", (long) units)
                : String.format(Locale.ROOT, "%,.1f read units", units);
    }

    /** A name as the language would need it to be written. */
    static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
