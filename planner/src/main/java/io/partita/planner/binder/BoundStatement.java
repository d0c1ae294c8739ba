package io.partita.planner.binder;

import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.planner.plan.Plan;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A statement whose names are resolved: a plan already, or a query whose access path is still to be chosen. */
public sealed interface BoundStatement {

    /** Nothing is left to be chosen. */
    record Planned(Plan plan) implements BoundStatement {}

    /** Rows of a table. */
    record Queried(BoundQuery query) implements BoundStatement {}

    /**
     * A write of the rows of a query, or of the items that it finds.
     *
     * @param toPlan makes the plan of the write of that of the query
     */
    record Inserting(BoundStatement query, Function<Plan, Plan> toPlan) implements BoundStatement {}

    /**
     * Rows of any number of tables.
     *
     * @param correlation the first name in a subquery that means something of the query around it, or null
     */
    record Related(BoundRelation.Query query, @Nullable PathExpression correlation) implements BoundStatement {}

    /** EXPLAIN of any. */
    record Explained(BoundStatement statement, boolean analyze, io.partita.parser.syntax.Statement.ExplainFormat format)
            implements BoundStatement {}
}
