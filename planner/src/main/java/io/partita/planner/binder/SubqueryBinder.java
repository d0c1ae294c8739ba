package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Query;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.type.SqlType;
import java.util.List;

/** Subqueries within expressions: each becomes a field of the SELECT that it stands in. */
final class SubqueryBinder {
    private final RelationBinder relations;
    private final RelationScope scope;
    private final GroupBinder groups;
    private final ExpressionBinder expressions;

    SubqueryBinder(RelationBinder relations, RelationScope scope, GroupBinder groups, ExpressionBinder expressions) {
        this.relations = relations;
        this.scope = scope;
        this.groups = groups;
        this.expressions = expressions;
    }

    Scalar bind(Expression expression) {
        groups.requireSubqueries(expression);
        if (expression instanceof Expression.ScalarSubquery subquery) {
            BoundRelation.Query bound = query(subquery.query(), 1, subquery.position());
            SqlType type = bound.columns().get(0).type();
            return scope.field(new BoundField.Value(bound.relation()), type, expression);
        } else if (expression instanceof Expression.Exists exists) {
            BoundRelation.Query bound = relations.bind(exists.query(), scope);
            return scope.field(new BoundField.Exists(bound.relation()), SqlType.BOOLEAN, expression);
        } else if (expression instanceof Expression.InQuery in) {
            return in(in);
        } else if (expression instanceof Expression.Quantified quantified) {
            return quantified(quantified);
        }
        throw new IllegalArgumentException("no subquery: " + expression);
    }

    private Scalar in(Expression.InQuery in) {
        List<Expression> operands =
                in.operand() instanceof Expression.RowValue row ? row.elements() : List.of(in.operand());
        List<Scalar> bound = groups.ofGroup(expressions.bindAll(operands));
        BoundRelation.Query query = query(in.query(), operands.size(), in.position());
        Scalar field = scope.field(new BoundField.In(bound, query.relation()), SqlType.BOOLEAN, in);
        return in.negated() ? new Scalar.Call(ScalarFunctions.NOT, List.of(field)) : field;
    }

    private Scalar quantified(Expression.Quantified quantified) {
        Scalar operand = groups.ofGroup(expressions.bind(quantified.left()));
        BoundRelation.Query query = query(quantified.query(), 1, quantified.position());
        return scope.field(
                new BoundField.Quantified(operand, quantified.operator(), quantified.quantifier(), query.relation()),
                SqlType.BOOLEAN,
                quantified);
    }

    private BoundRelation.Query query(Query query, int width, Position position) {
        BoundRelation.Query bound = relations.bind(query, scope);
        if (bound.columns().size() != width) {
            throw Refusals.invalid(
                    "this subquery has " + bound.columns().size() + " columns where " + width
                            + (width == 1 ? " is" : " are") + " needed",
                    position);
        }
        return bound;
    }
}
