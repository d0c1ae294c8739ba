package io.partita.planner.expression;

/** A function over the rows around a row: one that ranks or looks at neighbours, or any aggregate. */
public sealed interface WindowFunction permits AggregateFunction, RankingFunction {

    /** As EXPLAIN prints it. */
    String name();
}
