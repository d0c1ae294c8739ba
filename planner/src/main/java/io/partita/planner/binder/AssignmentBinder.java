package io.partita.planner.binder;

import io.partita.engine.api.expression.Path;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Statement.RemoveClause;
import io.partita.parser.syntax.Statement.SetClause;
import io.partita.parser.syntax.Statement.UpdateClause;
import io.partita.planner.catalog.Table;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import java.util.ArrayList;
import java.util.List;

/** SET and REMOVE: paths that do not overlap and are no part of the key, and what they become. */
final class AssignmentBinder {
    private final Binding binding;
    private final Table table;
    private final ExpressionBinder expressions;

    AssignmentBinder(Binding binding, Table table, ExpressionBinder expressions) {
        this.binding = binding;
        this.table = table;
        this.expressions = expressions;
    }

    List<Assignment> bind(List<? extends UpdateClause> clauses) {
        List<Assignment> assignments = new ArrayList<>(clauses.size());
        for (UpdateClause clause : clauses) {
            Assignment assignment = clause instanceof SetClause set
                    ? set(set)
                    : new ItemWrite.Remove(path(((RemoveClause) clause).path()));
            checkDisjoint(assignments, assignment.path(), clause.position());
            assignments.add(assignment);
        }
        return assignments;
    }

    private Path path(Expression.PathExpression expression) {
        if (!(expressions.bind(expression) instanceof Scalar.Attribute attribute)) {
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
