package io.partita.planner.binder;

import io.partita.planner.expression.ScalarFunctions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The functions of the language by their names. */
final class FunctionNames {
    /**
     * A function.
     *
     * @param function what it is evaluated by
     * @param least fewest arguments
     * @param most most arguments
     */
    record Named(ScalarFunctions function, int least, int most) {}

    private static final int MANY = 100;

    private static final Map<String, Named> FUNCTIONS = Map.ofEntries(
            Map.entry("BEGINS_WITH", new Named(ScalarFunctions.BEGINS_WITH, 2, 2)),
            Map.entry("CONTAINS", new Named(ScalarFunctions.CONTAINS, 2, 2)),
            Map.entry("SIZE", new Named(ScalarFunctions.SIZE, 1, 1)),
            Map.entry("ATTRIBUTE_TYPE", new Named(ScalarFunctions.HAS_TYPE, 2, 2)),
            Map.entry("ATTRIBUTE_NOT_EXISTS", new Named(ScalarFunctions.IS_MISSING, 1, 1)),
            Map.entry("ATTRIBUTE_EXISTS", new Named(ScalarFunctions.NOT, 1, 1)),
            Map.entry("LOWER", new Named(ScalarFunctions.LOWER, 1, 1)),
            Map.entry("LCASE", new Named(ScalarFunctions.LOWER, 1, 1)),
            Map.entry("UPPER", new Named(ScalarFunctions.UPPER, 1, 1)),
            Map.entry("UCASE", new Named(ScalarFunctions.UPPER, 1, 1)),
            Map.entry("CHAR_LENGTH", new Named(ScalarFunctions.CHAR_LENGTH, 1, 1)),
            Map.entry("CHARACTER_LENGTH", new Named(ScalarFunctions.CHAR_LENGTH, 1, 1)),
            Map.entry("LENGTH", new Named(ScalarFunctions.CHAR_LENGTH, 1, 1)),
            Map.entry("SUBSTRING", new Named(ScalarFunctions.SUBSTRING, 2, 3)),
            Map.entry("SUBSTR", new Named(ScalarFunctions.SUBSTRING, 2, 3)),
            Map.entry("ABS", new Named(ScalarFunctions.ABS, 1, 1)),
            Map.entry("ROUND", new Named(ScalarFunctions.ROUND, 1, 2)),
            Map.entry("FLOOR", new Named(ScalarFunctions.FLOOR, 1, 1)),
            Map.entry("CEILING", new Named(ScalarFunctions.CEILING, 1, 1)),
            Map.entry("CEIL", new Named(ScalarFunctions.CEILING, 1, 1)),
            Map.entry("MOD", new Named(ScalarFunctions.REMAINDER, 2, 2)),
            Map.entry("COALESCE", new Named(ScalarFunctions.COALESCE, 1, MANY)),
            Map.entry("IFNULL", new Named(ScalarFunctions.COALESCE, 2, 2)),
            Map.entry("NVL", new Named(ScalarFunctions.COALESCE, 2, 2)),
            Map.entry("NULLIF", new Named(ScalarFunctions.NULLIF, 2, 2)),
            Map.entry("CONCAT", new Named(ScalarFunctions.CONCATENATE, 2, MANY)));

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

    static @Nullable Named find(String name) {
        return FUNCTIONS.get(name.toUpperCase(Locale.ROOT));
    }

    /** Whether Amazon's dialect has a function of this name in a condition. */
    static boolean isAmazon(String name) {
        return AMAZON.contains(name.toUpperCase(Locale.ROOT));
    }

    static boolean isAggregate(String name) {
        return AGGREGATES.contains(name.toUpperCase(Locale.ROOT));
    }
}
