package io.partita.planner.compile;

import io.partita.parser.StatementParser;
import io.partita.parser.SyntaxException;
import io.partita.parser.syntax.Statement;
import io.partita.planner.algebra.QueryPlanner;
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

    Compilation(String text, Catalog catalog, SessionOptions options) {
        this.text = text;
        this.catalog = catalog;
        this.options = options;
    }

    CompiledStatement compile() {
        Parameters parameters = new Parameters();
        Literals literals = Literals.FIXED;
        Binding binding = new Binding(text, catalog, options, parameters, literals);
        BoundStatement bound = new StatementBinder(binding).bind(parse());
        return new CompiledStatement(plan(bound, literals), parameters.descriptions(), List.of());
    }

    private Statement parse() {
        try {
            return StatementParser.parse(text);
        } catch (SyntaxException malformed) {
            throw QueryException.of(QueryErrorCode.SYNTAX, malformed.getMessage(), malformed);
        }
    }

    /** Only queries touch the relational algebra, whose first use is slow. */
    private static Plan plan(BoundStatement bound, Literals literals) {
        if (bound instanceof BoundStatement.Queried queried) {
            return QueryPlanner.plan(queried.query(), literals);
        } else if (bound instanceof BoundStatement.Explained explained) {
            return new Plan.Explaining(plan(explained.statement(), literals), explained.analyze(), explained.format());
        }
        return ((BoundStatement.Planned) bound).plan();
    }
}
