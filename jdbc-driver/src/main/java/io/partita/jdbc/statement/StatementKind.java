package io.partita.jdbc.statement;

import io.partita.planner.plan.Plan;

/** What a statement will answer, known before it is executed. */
public enum StatementKind {
    /** Rows, and nothing is changed. */
    READING(true, false),
    /** A count. */
    WRITING(false, true),
    /** Rows of what was changed. */
    RETURNING(true, true);

    private final boolean returnsRows;
    private final boolean writes;

    StatementKind(boolean returnsRows, boolean writes) {
        this.returnsRows = returnsRows;
        this.writes = writes;
    }

    public static StatementKind of(Plan plan) {
        if (plan instanceof Plan.Reading || plan instanceof Plan.Showing || plan instanceof Plan.Describing) {
            return READING;
        } else if (plan instanceof Plan.Explaining explaining) {
            return explaining.analyze() && of(explaining.plan()).writes ? RETURNING : READING;
        } else if (plan instanceof Plan.Writing writing) {
            return writing.write().returned() == null ? WRITING : RETURNING;
        }
        return WRITING;
    }

    public boolean returnsRows() {
        return returnsRows;
    }

    public boolean writes() {
        return writes;
    }
}
