package io.partita.planner.execution;

/** What executing a statement gives. */
public sealed interface Outcome {

    /** Rows; the cursor is the caller's to close. */
    record Rows(RowCursor cursor) implements Outcome {}

    /** How many items were written. */
    record Count(long items) implements Outcome {}

    /** Nothing, as of a definition. */
    record Done() implements Outcome {}
}
