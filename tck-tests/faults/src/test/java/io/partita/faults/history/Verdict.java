package io.partita.faults.history;

/** What came of a check. */
public enum Verdict {
    LINEARIZABLE,
    NOT_LINEARIZABLE,

    /** There are too many orders to try. */
    UNDECIDED
}
