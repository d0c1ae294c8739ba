package io.partita.planner.explain;

import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarNames;
import io.partita.planner.expression.ScalarText;
import io.partita.planner.path.AccessPath;
import io.partita.planner.path.Candidate;
import io.partita.planner.path.KeyRange;
import io.partita.planner.plan.TableAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One table access: its path with the values of this execution, what is pushed, what remains, and what it costs. */
final class AccessOutline {
    /** How many branches or values are spelled out; the rest are counted. */
    private static final int MAX_SHOWN = 8;

    private final Arguments arguments;
    private final ScalarNames names;

    AccessOutline(Arguments arguments) {
        this(arguments, List.of());
    }

    /**
     * Accesses of a join.
     *
     * @param lookedUp what the slots below zero stand for
     */
    AccessOutline(Arguments arguments, List<String> lookedUp) {
        this.arguments = arguments;
        this.names = new ScalarNames(null, List.of(), lookedUp);
    }

    Outline of(TableAccess access) {
        List<Outline.Detail> details = new ArrayList<>();
        if (access.filter() != null) {
            details.add(new Outline.Text("filter", text(access.filter())));
        }
        if (access.remainder() != null) {
            details.add(new Outline.Text("remainder", text(access.remainder())));
        }
        details.add(new Outline.Text(
                "projection",
                access.projection().isEmpty()
                        ? "all"
                        : access.projection().stream().map(Object::toString).collect(Collectors.joining(", "))));
        if (access.consistent() != null) {
            details.add(new Outline.Text("consistent", String.valueOf(access.consistent())));
        }
        details.add(new Outline.Figures(
                "estimate",
                List.of(
                        new Outline.Figure("readUnits", access.estimate().readUnits(), "read unit"),
                        new Outline.Figure("roundTrips", access.estimate().roundTrips(), "round trip"),
                        new Outline.Figure("rows", access.estimate().rows(), "row"))));
        details.add(new Outline.Lines("considered", considered(access)));
        details.add(new Outline.Lines("advice", access.advice()));
        return new Outline(describe(access.path()), details, branches(access.path()));
    }

    private static List<String> considered(TableAccess access) {
        return access.considered().stream()
                .filter(candidate -> !candidate.verdict().equals("chosen"))
                .map(AccessOutline::describe)
                .toList();
    }

    private static String describe(Candidate candidate) {
        return candidate.description() + ": " + candidate.verdict();
    }

    private List<Outline> branches(AccessPath path) {
        if (!(path instanceof AccessPath.FanOut fanOut)) {
            return List.of();
        }
        List<Outline> shown = new ArrayList<>();
        fanOut.branches().stream().limit(MAX_SHOWN).forEach(branch -> shown.add(Outline.of(describe(branch))));
        int rest = fanOut.branches().size() - shown.size();
        if (rest > 0) {
            shown.add(Outline.of("and " + rest + " more"));
        }
        return shown;
    }

    private String describe(AccessPath path) {
        if (path instanceof AccessPath.KeyLookup lookup) {
            return "KeyLookup " + lookup.table().name() + " ("
                    + keyed(key(lookup.table(), null), lookup.partition(), lookup.sort()) + ")";
        } else if (path instanceof AccessPath.BatchKeyLookup lookup) {
            return "BatchKeyLookup " + lookup.table().name() + " (" + groups(lookup) + ")";
        } else if (path instanceof AccessPath.KeyQuery query) {
            return "KeyQuery " + query.table().name() + range(query.table(), null, query.range(), query.ascending());
        } else if (path instanceof AccessPath.IndexQuery query) {
            return "IndexQuery " + query.table().name() + "." + query.index()
                    + range(query.table(), query.index(), query.range(), query.ascending())
                    + (query.fetchesItems() ? ", then the items" : "");
        } else if (path instanceof AccessPath.FanOut fanOut) {
            return "FanOut" + (fanOut.merged() ? ", merged" : "");
        } else if (path instanceof AccessPath.SegmentedScan scan) {
            return "SegmentedScan " + scan.table().name() + (scan.index() == null ? "" : "." + scan.index())
                    + (scan.segments() > 0 ? ", " + scan.segments() + " segments" : "")
                    + (scan.fetchesItems() ? ", then the items" : "");
        } else if (path instanceof AccessPath.Nothing nothing) {
            return "Nothing (" + nothing.reason() + ")";
        }
        throw new IllegalArgumentException("no access path: " + path);
    }

    private String groups(AccessPath.BatchKeyLookup lookup) {
        KeySchema key = key(lookup.table(), null);
        return lookup.groups().stream()
                .limit(MAX_SHOWN)
                .map(group -> in(key.partition().name(), group.partitions())
                        + (key.sort() == null ? "" : ", " + in(key.sort().name(), group.sorts())))
                .collect(Collectors.joining("; "));
    }

    private String in(String attribute, List<Scalar> values) {
        String shown = values.stream().limit(MAX_SHOWN).map(this::text).collect(Collectors.joining(", "));
        return attribute + " IN (" + shown
                + (values.size() > MAX_SHOWN ? ", and " + (values.size() - MAX_SHOWN) + " more" : "") + ")";
    }

    private String keyed(KeySchema key, Scalar partition, @Nullable Scalar sort) {
        String text = key.partition().name() + " = " + text(partition);
        return key.sort() == null || sort == null
                ? text
                : text + ", " + key.sort().name() + " = " + text(sort);
    }

    private String range(Table table, @Nullable String index, KeyRange range, boolean ascending) {
        KeySchema key = key(table, index);
        StringBuilder text = new StringBuilder(" (").append(keyed(key, range.partition(), null));
        if (key.sort() != null && range.sort() != null) {
            text.append(", ").append(condition(key.sort().name(), range.sort()));
        }
        return text.append(ascending ? ")" : ") descending").toString();
    }

    private String condition(String attribute, KeyRange.SortRange range) {
        if (range instanceof KeyRange.Compare compare) {
            return attribute + " " + compare.comparator().symbol() + " " + text(compare.value());
        } else if (range instanceof KeyRange.Between between) {
            return attribute + " BETWEEN " + text(between.low()) + " AND " + text(between.high());
        } else if (range instanceof KeyRange.BeginsWith beginsWith) {
            return "begins_with(" + attribute + ", " + text(beginsWith.prefix()) + ")";
        }
        throw new IllegalArgumentException("no sort key range: " + range);
    }

    private static KeySchema key(Table table, @Nullable String index) {
        return index == null
                ? table.description().definition().key()
                : table.description()
                        .definition()
                        .index(index)
                        .map(IndexDefinition::key)
                        .orElseThrow();
    }

    private String text(Scalar scalar) {
        return ScalarText.of(scalar, arguments, names);
    }
}
