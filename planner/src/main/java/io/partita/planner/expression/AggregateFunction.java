package io.partita.planner.expression;

/**
 * Functions over the rows of a group (SQL:2016, 10.9). NULL and MISSING do not count, except for COUNT(*), ARRAY_AGG
 * and ANY_VALUE; of no values the result is NULL, except for COUNT.
 */
public enum AggregateFunction implements WindowFunction {
    COUNT,
    SUM,
    AVG,
    /** By the order that ORDER BY has. */
    MIN,
    MAX,
    /** Text, and optionally a separator. */
    LISTAGG,
    ARRAY_AGG,
    STDDEV_POP,
    STDDEV_SAMP,
    VAR_POP,
    VAR_SAMP,
    EVERY,
    SOME,
    ANY_VALUE,
    /** The only value of a scalar subquery; more than one row is an error (SQLSTATE 21000). */
    SINGLE_VALUE,
    /** Of the places of keys: a bit for each, the last one lowest, which is set where the grouping set leaves it out. */
    GROUPING
}
