package io.partita.planner.binder;

import io.partita.parser.syntax.Hint;
import io.partita.parser.syntax.Identifier;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.path.PathRules;
import io.partita.planner.plan.AccessHints;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hints: each a known one with arguments that make sense, or an error. */
final class HintBinder {
    /** The tag of a table that holds its scan policy. */
    private static final String SCAN_TAG = "partita:scan";

    private static final int MOST_SEGMENTS = 1_000_000;

    private final Binding binding;
    private final TableScope scope;
    private final Set<String> withoutIndexes = new HashSet<>();
    private @Nullable ScanPolicy policy;
    private @Nullable String onlyIndex;
    private boolean consistent;
    private int segments;
    private double units;

    HintBinder(Binding binding, TableScope scope) {
        this.binding = binding;
        this.scope = scope;
    }

    BoundHints bind(List<Hint> hints) {
        return bind(hints, null);
    }

    /**
     * Binds hints.
     *
     * @param inner the hints of the view that is read, which these go before; or null
     */
    BoundHints bind(List<Hint> hints, @Nullable BoundHints inner) {
        if (inner != null) {
            begin(inner);
        }
        hints.forEach(this::add);
        PathRules rules = new PathRules(
                binding.isAmazon(),
                onlyIndex,
                withoutIndexes,
                consistent,
                binding.options().consistentReads(),
                segments);
        ScanPolicy settled = policy == null ? tablePolicy(scope.table()) : policy;
        return new BoundHints(rules, new AccessHints(settled, segments, units), consistent ? Boolean.TRUE : null);
    }

    private void begin(BoundHints inner) {
        policy = inner.access().scanPolicy();
        onlyIndex = inner.rules().onlyIndex();
        withoutIndexes.addAll(inner.rules().withoutIndexes());
        consistent = inner.rules().mustBeConsistent();
        segments = inner.access().segments();
        units = inner.access().maxReadUnits();
    }

    private static @Nullable ScanPolicy tablePolicy(Table table) {
        String tag = table.description().definition().tags().get(SCAN_TAG);
        return tag == null ? null : policy(tag);
    }

    /** The policy of this name, or null if there is none. */
    static @Nullable ScanPolicy policy(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "reject" -> ScanPolicy.REJECT;
            case "warn" -> ScanPolicy.WARN;
            case "allow" -> ScanPolicy.ALLOW;
            default -> null;
        };
    }

    private void add(Hint hint) {
        switch (hint.name()) {
            case "SCAN" -> {
                policy = policy(only(hint, "reject, warn or allow"));
                if (policy == null) {
                    throw malformed(hint, "reject, warn or allow");
                }
            }
            case "SEGMENTS" -> segments = segments(hint);
            case "CONSISTENT" -> {
                if (!hint.arguments().isEmpty()) {
                    throw malformed(hint, "no argument");
                }
                consistent = true;
            }
            case "INDEX" -> onlyIndex = index(hint, hint.arguments());
            case "NO_INDEX" -> excludeIndexes(hint);
            case "BUDGET" -> units = units(hint);
            default ->
                throw Refusals.invalid(
                        "there is no hint " + hint.name()
                                + "; there are SCAN, SEGMENTS, CONSISTENT, INDEX, NO_INDEX and BUDGET",
                        hint.position());
        }
    }

    private static String only(Hint hint, String expected) {
        if (hint.arguments().size() != 1) {
            throw malformed(hint, expected);
        }
        return hint.arguments().get(0);
    }

    private static int segments(Hint hint) {
        String expected = "a number from 1 to " + MOST_SEGMENTS;
        int segments = (int) number(hint, only(hint, expected), expected);
        if (segments < 1 || segments > MOST_SEGMENTS) {
            throw malformed(hint, expected);
        }
        return segments;
    }

    private static double units(Hint hint) {
        String expected = "the word units and a number above 0";
        List<String> arguments = hint.arguments();
        if (arguments.size() != 2 || !arguments.get(0).equalsIgnoreCase("units")) {
            throw malformed(hint, expected);
        }
        double units = number(hint, arguments.get(1), expected);
        if (!(units > 0)) {
            throw malformed(hint, expected);
        }
        return units;
    }

    private static double number(Hint hint, String text, String expected) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw malformed(hint, expected);
        }
    }

    private void excludeIndexes(Hint hint) {
        if (hint.arguments().size() == 1) {
            requireTable(hint);
            scope.table().description().definition().indexes().forEach(index -> withoutIndexes.add(index.name()));
        } else {
            withoutIndexes.add(index(hint, hint.arguments()));
        }
    }

    private String index(Hint hint, List<String> arguments) {
        if (arguments.size() != 2) {
            throw malformed(hint, "a table and one of its indexes");
        }
        requireTable(hint);
        return IndexNames.find(scope.table(), new Identifier(arguments.get(1), false, hint.position()), binding)
                .name();
    }

    private void requireTable(Hint hint) {
        String name = hint.arguments().get(0);
        boolean named = scope.isTable(new Identifier(name, false, hint.position()))
                || scope.table().name().equalsIgnoreCase(name);
        if (!named) {
            throw new QueryException(
                    QueryErrorCode.UNKNOWN_TABLE,
                    "hint " + hint.name() + " names " + name + ", which the statement does not read",
                    hint.position());
        }
    }

    private static QueryException malformed(Hint hint, String expected) {
        return Refusals.invalid("hint " + hint.name() + " takes " + expected, hint.position());
    }
}
