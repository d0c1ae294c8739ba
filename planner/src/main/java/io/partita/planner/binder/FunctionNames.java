package io.partita.planner.binder;

import java.util.Locale;
import java.util.Set;

/** Names of functions by whom they belong to: Amazon's dialect, and aggregates. */
final class FunctionNames {
    private static final Set<String> AMAZON =
            Set.of("BEGINS_WITH", "CONTAINS", "SIZE", "ATTRIBUTE_TYPE", "ATTRIBUTE_EXISTS", "ATTRIBUTE_NOT_EXISTS");

    private static final Set<String> AGGREGATES = Set.of(
            "COUNT",
            "SUM",
            "AVG",
            "MIN",
            "MAX",
            "LISTAGG",
            "STRING_AGG",
            "ARRAY_AGG",
            "STDDEV",
            "VARIANCE",
            "EVERY",
            "ANY_VALUE",
            "GROUPING");

    private FunctionNames() {}

    /** Whether Amazon's dialect has a function of this name in a condition. */
    static boolean isAmazon(String name) {
        return AMAZON.contains(name.toUpperCase(Locale.ROOT));
    }

    static boolean isAggregate(String name) {
        return AGGREGATES.contains(name.toUpperCase(Locale.ROOT));
    }
}
