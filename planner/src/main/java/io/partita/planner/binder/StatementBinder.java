package io.partita.planner.binder;

import io.partita.parser.syntax.Statement;
import io.partita.planner.binder.BoundStatement.Explained;
import io.partita.planner.binder.BoundStatement.Planned;
import io.partita.planner.catalog.View;
import io.partita.planner.definition.DefinitionBinder;
import io.partita.planner.plan.Plan;

/** Binds statements: queries as far as the choice of their path, everything else to its plan. */
public final class StatementBinder {
    private final Binding binding;

    public StatementBinder(Binding binding) {
        this.binding = binding;
    }

    /**
     * Binds a statement.
     *
     * @throws io.partita.planner.error.QueryException for every mistake, with its position
     */
    public BoundStatement bind(Statement statement) {
        if (statement instanceof Statement.QueryStatement query) {
            return new QueryBinder(binding).bind(query.query());
        } else if (statement instanceof Statement.Insert insert) {
            return insertAllowed(insert);
        } else if (statement instanceof Statement.Update update) {
            return new UpdateBinder(binding, update).bind();
        } else if (statement instanceof Statement.Delete delete) {
            return new DeleteBinder(binding).bind(delete);
        } else if (statement instanceof Statement.ExistsCheck check) {
            throw Refusals.notYet("EXISTS as a statement is", check.position());
        } else if (binding.isAmazon()) {
            throw notDataManipulation();
        } else if (statement instanceof Statement.Explain explain) {
            return explained(explain);
        }
        return planned(other(statement));
    }

    private static BoundStatement planned(Plan plan) {
        return new Planned(plan);
    }

    private BoundStatement insertAllowed(Statement.Insert insert) {
        if (binding.isAmazon() && insert.kind() != Statement.InsertKind.INSERT) {
            throw notDataManipulation();
        }
        return new InsertBinder(binding, insert).bind();
    }

    private static RuntimeException notDataManipulation() {
        return Refusals.amazon("Statement wasn't well formed, can't be processed: Expected data manipulation");
    }

    private BoundStatement explained(Statement.Explain explain) {
        if (explain.statement() instanceof Statement.Explain inner) {
            throw Refusals.invalid("EXPLAIN cannot be explained", inner.position());
        }
        return new Explained(bind(explain.statement()), explain.analyze(), explain.format());
    }

    private Plan other(Statement statement) {
        if (statement instanceof Statement.CreateView create) {
            return new ViewDefinitionBinder(binding).create(create);
        } else if (statement instanceof Statement.DropView drop) {
            return new ViewDefinitionBinder(binding).drop(drop);
        } else if (statement instanceof Statement.Describe describe
                && binding.catalog().named(describe.table()) instanceof View view) {
            return new Plan.Describing(ViewDefinitionBinder.columns(view, binding.catalog()));
        }
        Plan definition = new DefinitionBinder(binding.catalog()).bind(statement);
        if (definition != null) {
            return definition;
        }
        throw refused(statement);
    }

    private static RuntimeException refused(Statement statement) {
        return Refusals.notYet("transaction statements (BEGIN, COMMIT, ROLLBACK, SAVEPOINT) are", statement.position());
    }
}
