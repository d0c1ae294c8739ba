package io.partita.planner.expression;

/** Functions that only make sense over a window (SQL:2016, 4.16.3). */
public enum RankingFunction implements WindowFunction {
    ROW_NUMBER,
    RANK,
    DENSE_RANK,
    PERCENT_RANK,
    CUME_DIST,
    /** How many buckets. */
    NTILE,
    /** Value, optionally how many rows back (1), optionally what stands in for a row that is not there. */
    LAG,
    /** As LAG, forward. */
    LEAD,
    FIRST_VALUE,
    LAST_VALUE,
    /** Value, and which row of the frame, from 1. */
    NTH_VALUE
}
