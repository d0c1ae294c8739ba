package io.partita.planner.binder;

import io.partita.engine.api.expression.Path;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Statement.RemoveClause;
import io.partita.parser.syntax.Statement.SetClause;
import io.partita.parser.syntax.Statement.Update;
import io.partita.parser.syntax.Statement.UpdateClause;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.Plan;
import java.util.ArrayList;
import java.util.List;

/** UPDATE of one item. */
final class UpdateBinder {
    private final Binding binding;
    private final Update update;
    private final Table table;
    private final TableScope scope;
    private final ExpressionBinder expressions;

    UpdateBinder(Binding binding, Update update) {
        this.binding = binding;
        this.update = update;
        this.table = TableNames.find(update.table(), binding);
        this.scope = new TableScope(table, update.alias().orElse(null), binding.isAmazon());
        this.expressions = new ExpressionBinder(binding, scope);
    }

    Plan bind() {
        new HintBinder(binding, scope).bind(update.hints());
        List<Assignment> assignments = assignments();
        KeyedWriteBinder.Target target =
                new KeyedWriteBinder(binding, table, expressions).bind("UPDATE", update.where(), update.position());
        return new Plan.Writing(new ItemWrite.Update(
                table,
                target.key(),
                assignments,
                target.condition(),
                binding.isAmazon(),
                new ReturningBinder(binding, scope).bind(update.returning(), ReturningBinder.Statement.UPDATE)));
    }

    private List<Assignment> assignments() {
        List<Assignment> assignments = new ArrayList<>(update.clauses().size());
        for (UpdateClause clause : update.clauses()) {
            Assignment assignment =
                    clause instanceof SetClause set ? set(set) : new ItemWrite.Remove(path((RemoveClause) clause));
            checkDisjoint(assignments, assignment.path(), clause.position());
            assignments.add(assignment);
        }
        return assignments;
    }

    private Path path(RemoveClause remove) {
        return path(remove.path());
    }

    private Path path(Expression.PathExpression expression) {
        if (!(scope.resolve(expression) instanceof Scalar.Attribute attribute)) {
            throw Refusals.invalid("SET and REMOVE name attributes, not the whole item", expression.position());
        }
        Path path = attribute.path();
        if (table.description().definition().key().contains(path.attribute())) {
            QueryException refusal =
                    Refusals.amazon("One or more parameter values were invalid: Cannot update attribute "
                            + path.attribute() + ". This attribute is part of the key");
            throw Refusals.at(refusal, expression.position(), binding);
        }
        return path;
    }

    private void checkDisjoint(List<Assignment> assignments, Path path, Position position) {
        for (Assignment other : assignments) {
            if (overlap(other.path(), path)) {
                throw Refusals.at(
                        Refusals.amazon("Two document paths overlap with each other; path one: " + other.path()
                                + ", path two: " + path),
                        position,
                        binding);
            }
        }
    }

    private static boolean overlap(Path one, Path two) {
        int common = Math.min(one.steps().size(), two.steps().size());
        return one.attribute().equals(two.attribute())
                && one.steps().subList(0, common).equals(two.steps().subList(0, common));
    }

    private Assignment set(SetClause clause) {
        Path path = path(clause.path());
        UpdateValueBinder values = new UpdateValueBinder(binding, expressions, new Scalar.Attribute(path));
        if (clause.value() instanceof FunctionCall call && UpdateValueBinder.isSetFunction(call)) {
            return values.setFunction(call, path);
        }
        return new ItemWrite.SetTo(path, values.bind(clause.value()));
    }
}
