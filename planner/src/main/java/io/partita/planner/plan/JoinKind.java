package io.partita.planner.plan;

/** How a join treats rows without a partner. */
public enum JoinKind {
    INNER,
    LEFT,
    RIGHT,
    FULL,
    /** The left rows that have a partner, once. */
    SEMI,
    /** The left rows that have none. */
    ANTI
}
