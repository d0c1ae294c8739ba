package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.NameStep;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Hint;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Position;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.SelectItem;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.ItemWrite.Assignment;
import io.partita.planner.plan.ItemWrite.Guard;
import io.partita.planner.plan.ItemWrite.Returned;
import io.partita.planner.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The WHERE of an UPDATE or DELETE: what is known of it without its subqueries, and the query that finds the items. */
final class WriteConditions {
    private final Binding binding;
    private final Table table;
    private final WriteScope scope;
    private final Optional<Expression> where;
    private final List<Scalar> plain = new ArrayList<>();
    private boolean hasSubqueries;

    private WriteConditions(Binding binding, Table table, WriteScope scope, Optional<Expression> where) {
        this.binding = binding;
        this.table = table;
        this.scope = scope;
        this.where = where;
    }

    /** Binds a WHERE; conjuncts that have subqueries are for the query only. */
    static WriteConditions of(
            Binding binding, Table table, WriteScope scope, ExpressionBinder expressions, Optional<Expression> where) {
        WriteConditions conditions = new WriteConditions(binding, table, scope, where);
        where.ifPresent(all -> conditions.bind(all, expressions));
        return conditions;
    }

    private void bind(Expression all, ExpressionBinder expressions) {
        int before = scope.subqueries().size();
        List<Expression> conjuncts = all instanceof Expression.And and ? and.operands() : List.of(all);
        for (Expression conjunct : conjuncts) {
            Scalar bound = expressions.bind(conjunct);
            if (scope.subqueries().size() == before) {
                plain.add(bound);
            } else {
                hasSubqueries = true;
                scope.keep(before);
            }
        }
    }

    /** Whether the items are found by a query, because the WHERE or an assignment has subqueries. */
    boolean needQuery() {
        return hasSubqueries || !scope.subqueries().isEmpty();
    }

    /** What is known without subqueries. */
    WritePredicate predicate() {
        Optional<Scalar> all = plain.isEmpty()
                ? Optional.empty()
                : Optional.of(plain.size() == 1 ? plain.get(0) : new Scalar.Call(ScalarFunctions.AND, plain));
        return WritePredicate.of(table, all);
    }

    /** What is written, and where. */
    record Written(Identifier table, Optional<Identifier> alias, List<Hint> hints) {}

    /**
     * The write of the items that the query finds.
     *
     * @param assignments null for a delete
     */
    BoundStatement found(Written written, @Nullable List<Assignment> assignments, @Nullable Returned returned) {
        Guard guard = predicate().guard(assignments == null ? List.of() : assignments);
        List<String> attributes = new ArrayList<>();
        table.description().definition().key().attributes().forEach(attribute -> attributes.add(attribute.name()));
        attributes.addAll(guard.unchanged());
        List<SelectItem> items = new ArrayList<>();
        attributes.forEach(attribute -> items.add(attribute(attribute, written)));
        List<Expression> subqueries = scope.subqueries();
        for (int i = 0; i < subqueries.size(); i++) {
            attributes.add(WriteScope.name(i));
            items.add(new Output(
                    subqueries.get(i), Optional.empty(), subqueries.get(i).position()));
        }
        return new BoundStatement.Inserting(
                new RelationBinder(binding).statement(query(items, written)),
                plan -> new Plan.Writing(
                        new ItemWrite.EachFound(table, (Plan.Reading) plan, attributes, assignments, guard, returned)));
    }

    private static SelectItem attribute(String name, Written written) {
        Identifier owner = written.alias().orElse(written.table());
        Position position = written.table().position();
        NameStep step = new NameStep(new Identifier(name, true, position), position);
        return new Output(new PathExpression(owner, List.of(step), position), Optional.empty(), position);
    }

    private Query query(List<SelectItem> items, Written written) {
        Position position = written.table().position();
        TableReference from = new TableReference(written.table(), Optional.empty(), written.alias(), position);
        Query.Select select = new Query.Select(
                written.hints(),
                false,
                items,
                Optional.empty(),
                Optional.of(from),
                where,
                List.of(),
                Optional.empty(),
                List.of(),
                position);
        return new Query(List.of(), false, select, List.of(), Optional.empty(), Optional.empty(), position);
    }
}
