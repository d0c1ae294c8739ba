package io.partita.planner.binder;

import io.partita.planner.plan.Plan;

/** A statement whose names are resolved: a plan already, or a query whose access path is still to be chosen. */
public sealed interface BoundStatement {

    /** Nothing is left to be chosen. */
    record Planned(Plan plan) implements BoundStatement {}

    /** Rows of a table. */
    record Queried(BoundQuery query) implements BoundStatement {}

    /** EXPLAIN of either. */
    record Explained(BoundStatement statement, boolean analyze, io.partita.parser.syntax.Statement.ExplainFormat format)
            implements BoundStatement {}
}
