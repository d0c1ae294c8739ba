package io.partita.planner.compile;

import io.partita.parser.StatementFormatter;
import io.partita.parser.StatementParser;
import io.partita.parser.SyntaxException;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Statement;
import io.partita.planner.algebra.QueryPlanner;
import io.partita.planner.algebra.RelationPlanner;
import io.partita.planner.binder.Binding;
import io.partita.planner.binder.BoundStatement;
import io.partita.planner.binder.Literals;
import io.partita.planner.binder.Parameters;
import io.partita.planner.binder.StatementBinder;
import io.partita.planner.catalog.Catalog;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.SessionOptions;
import java.util.List;

/** One statement on its way from text to plan. */
final class Compilation {
    private final String text;
    private final Catalog catalog;
    private final SessionOptions options;
    private final Statement statement;

    /**
     * Parses the text.
     *
     * @throws QueryException SYNTAX if it is not a statement
     */
    Compilation(String text, Catalog catalog, SessionOptions options) {
        this.text = text;
        this.catalog = catalog;
        this.options = options;
        this.statement = parse(text);
    }

    private static Statement parse(String text) {
        try {
            return StatementParser.parse(text);
        } catch (SyntaxException malformed) {
            throw QueryException.of(QueryErrorCode.SYNTAX, malformed.getMessage(), malformed);
        }
    }

    /** Whether statements of one shape can share a plan: an EXPLAIN shows its literals. */
    boolean sharesPlans() {
        return statement instanceof Statement.QueryStatement
                || (statement instanceof Statement.Insert insert && !(insert.source() instanceof Statement.InsertQuery))
                || statement instanceof Statement.Update
                || statement instanceof Statement.Delete;
    }

    /** The plan with all literals in it. */
    CompiledStatement compile() {
        return compile(Literals.FIXED);
    }

    CompiledStatement compile(Literals literals) {
        Parameters parameters = new Parameters();
        Binding binding = new Binding(text, catalog, options, parameters, literals);
        BoundStatement bound = new StatementBinder(binding).bind(statement);
        return new CompiledStatement(plan(bound, literals), parameters.descriptions(), List.of());
    }

    /** A refusal that the planner cannot say the place of is about the first name that reads the query around its own. */
    private Plan plan(BoundStatement.Related related, Literals literals) {
        try {
            return RelationPlanner.plan(related.query(), literals, options);
        } catch (QueryException refused) {
            PathExpression outer = related.correlation();
            boolean isPlaced = !refused.position().equals(Position.NONE);
            if (isPlaced || outer == null) {
                throw refused;
            } else if (refused.code() != QueryErrorCode.NOT_SUPPORTED_YET) {
                throw QueryException.of(
                        refused.code(), String.valueOf(refused.getMessage()), outer.position(), refused);
            }
            throw QueryException.of(
                    refused.code(),
                    "a subquery that reads " + StatementFormatter.format(outer)
                            + " of the query around it cannot have this form; " + RelationPlanner.CURE,
                    outer.position(),
                    refused);
        }
    }

    /** Only queries touch the relational algebra, whose first use is slow. */
    private Plan plan(BoundStatement bound, Literals literals) {
        if (bound instanceof BoundStatement.Queried queried) {
            return QueryPlanner.plan(queried.query(), literals);
        } else if (bound instanceof BoundStatement.Inserting inserting) {
            return inserting.toPlan().apply(plan(inserting.query(), literals));
        } else if (bound instanceof BoundStatement.Related related) {
            return plan(related, literals);
        } else if (bound instanceof BoundStatement.Explained explained) {
            return new Plan.Explaining(plan(explained.statement(), literals), explained.analyze(), explained.format());
        }
        return ((BoundStatement.Planned) bound).plan();
    }
}
