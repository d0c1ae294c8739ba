package io.partita.planner.binder;

import io.partita.planner.expression.AggregateFunction;
import io.partita.planner.expression.RankingFunction;
import io.partita.planner.expression.WindowFunction;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Aggregates and window functions by their names. */
final class AggregateNames {
    /**
     * A function.
     *
     * @param least fewest arguments; of COUNT a star is none
     * @param most most arguments
     */
    record Named(WindowFunction function, int least, int most) {
        boolean isAggregate() {
            return function instanceof AggregateFunction;
        }
    }

    private static final Map<String, Named> FUNCTIONS = Map.ofEntries(
            Map.entry("COUNT", new Named(AggregateFunction.COUNT, 0, 1)),
            Map.entry("SUM", new Named(AggregateFunction.SUM, 1, 1)),
            Map.entry("AVG", new Named(AggregateFunction.AVG, 1, 1)),
            Map.entry("MIN", new Named(AggregateFunction.MIN, 1, 1)),
            Map.entry("MAX", new Named(AggregateFunction.MAX, 1, 1)),
            Map.entry("LISTAGG", new Named(AggregateFunction.LISTAGG, 1, 2)),
            Map.entry("STRING_AGG", new Named(AggregateFunction.LISTAGG, 1, 2)),
            Map.entry("ARRAY_AGG", new Named(AggregateFunction.ARRAY_AGG, 1, 1)),
            Map.entry("STDDEV", new Named(AggregateFunction.STDDEV_SAMP, 1, 1)),
            Map.entry("STDDEV_POP", new Named(AggregateFunction.STDDEV_POP, 1, 1)),
            Map.entry("STDDEV_SAMP", new Named(AggregateFunction.STDDEV_SAMP, 1, 1)),
            Map.entry("VARIANCE", new Named(AggregateFunction.VAR_SAMP, 1, 1)),
            Map.entry("VAR_POP", new Named(AggregateFunction.VAR_POP, 1, 1)),
            Map.entry("VAR_SAMP", new Named(AggregateFunction.VAR_SAMP, 1, 1)),
            Map.entry("EVERY", new Named(AggregateFunction.EVERY, 1, 1)),
            Map.entry("BOOL_AND", new Named(AggregateFunction.EVERY, 1, 1)),
            Map.entry("BOOL_OR", new Named(AggregateFunction.SOME, 1, 1)),
            Map.entry("ANY_VALUE", new Named(AggregateFunction.ANY_VALUE, 1, 1)),
            Map.entry("GROUPING", new Named(AggregateFunction.GROUPING, 1, 30)),
            Map.entry("ROW_NUMBER", new Named(RankingFunction.ROW_NUMBER, 0, 0)),
            Map.entry("RANK", new Named(RankingFunction.RANK, 0, 0)),
            Map.entry("DENSE_RANK", new Named(RankingFunction.DENSE_RANK, 0, 0)),
            Map.entry("PERCENT_RANK", new Named(RankingFunction.PERCENT_RANK, 0, 0)),
            Map.entry("CUME_DIST", new Named(RankingFunction.CUME_DIST, 0, 0)),
            Map.entry("NTILE", new Named(RankingFunction.NTILE, 1, 1)),
            Map.entry("LAG", new Named(RankingFunction.LAG, 1, 3)),
            Map.entry("LEAD", new Named(RankingFunction.LEAD, 1, 3)),
            Map.entry("FIRST_VALUE", new Named(RankingFunction.FIRST_VALUE, 1, 1)),
            Map.entry("LAST_VALUE", new Named(RankingFunction.LAST_VALUE, 1, 1)),
            Map.entry("NTH_VALUE", new Named(RankingFunction.NTH_VALUE, 2, 2)));

    private AggregateNames() {}

    static Set<String> all() {
        return FUNCTIONS.keySet();
    }

    static @Nullable Named find(String name) {
        return FUNCTIONS.get(name.toUpperCase(Locale.ROOT));
    }
}
