package io.partita.planner.binder;

import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.Select;
import io.partita.planner.expression.Scalar;
import io.partita.planner.path.PredicateSimplifier;
import io.partita.planner.plan.Plan;
import io.partita.planner.plan.RowNode;
import io.partita.planner.type.ColumnDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Queries that read no table: {@code SELECT 1}, VALUES. */
final class ConstantQueryBinder {
    private final Binding binding;
    private final ExpressionBinder expressions;

    ConstantQueryBinder(Binding binding) {
        this.binding = binding;
        this.expressions = new ExpressionBinder(binding, null);
    }

    BoundStatement select(Query query, Select select) {
        SelectListBinder list = new SelectListBinder(binding, null, expressions);
        List<SelectListBinder.Item> items = select.value().isPresent()
                ? list.bind(List.of(new Query.Output(
                        select.value().get(),
                        Optional.empty(),
                        select.value().get().position())))
                : bindItems(list, select);
        List<Scalar> row = items.stream().map(SelectListBinder.Item::scalar).toList();
        List<List<Scalar>> rows = qualifies(select) ? List.of(row) : List.of();
        return planned(
                query, rows, items.stream().map(SelectListBinder.Item::column).toList());
    }

    private static List<SelectListBinder.Item> bindItems(SelectListBinder list, Select select) {
        if (list.isStar(select.items())) {
            throw new IllegalStateException("a star without a table is refused");
        }
        return list.bind(select.items());
    }

    private boolean qualifies(Select select) {
        if (select.where().isEmpty()) {
            return true;
        }
        Expression where = select.where().get();
        List<Scalar> conjuncts = new PredicateSimplifier(Set.of()).conjuncts(expressions.bind(where));
        if (conjuncts.isEmpty()) {
            return true;
        }
        if (conjuncts.size() == 1 && conjuncts.get(0) instanceof Scalar.Constant constant) {
            return constant.value() instanceof BooleanValue truth && truth.value();
        }
        throw Refusals.notYet("a WHERE with parameters, and no FROM, is", where.position());
    }

    BoundStatement values(Query query, Query.Values values) {
        if (binding.isAmazon()) {
            throw Refusals.amazon("Statement wasn't well formed, can't be processed: Expected data manipulation");
        }
        List<List<Scalar>> rows = new ArrayList<>();
        int width = values.rows().get(0).elements().size();
        for (Expression.RowValue row : values.rows()) {
            if (row.elements().size() != width) {
                throw Refusals.invalid(
                        "this row has " + row.elements().size() + " values, and the first one has " + width,
                        row.position());
            }
            rows.add(expressions.bindAll(row.elements()));
        }
        return planned(query, rows, columns(rows.get(0)));
    }

    static List<ColumnDescription> columns(List<Scalar> row) {
        ScalarTypes types = new ScalarTypes(null);
        List<ColumnDescription> columns = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            columns.add(new ColumnDescription("_" + (i + 1), types.of(row.get(i)), null, null));
        }
        return columns;
    }

    private BoundStatement planned(Query query, List<List<Scalar>> rows, List<ColumnDescription> columns) {
        if (!query.orderBy().isEmpty() && rows.size() > 1) {
            throw Refusals.notYet(
                    "ORDER BY of VALUES is", query.orderBy().get(0).position());
        }
        RowCountBinder counts = new RowCountBinder(binding);
        Scalar offset = counts.bind(query.offset(), "OFFSET");
        Scalar limit = counts.bind(query.limit(), "LIMIT");
        RowNode constants = new RowNode.Constants(rows);
        RowNode root = offset == null && limit == null ? constants : new RowNode.Limit(constants, offset, limit);
        return new BoundStatement.Planned(new Plan.Reading(root, columns));
    }
}
