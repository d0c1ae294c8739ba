package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.PathExpression;
import io.partita.parser.syntax.Identifier;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.CommonTable;
import io.partita.parser.syntax.Query.QueryBody;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.SortItem;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.RowNode.SetKind;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Queries of every form, over any number of tables. A common table is bound anew wherever it is named. */
final class RelationBinder {
    /** The most queries within queries, common tables that name others included. */
    private static final int MAX_DEPTH = 64;

    private static final int MAX_QUERIES = 1_000;

    private final Binding binding;
    private final Deque<VisibleTable> commonTables = new ArrayDeque<>();
    private @Nullable PathExpression correlation;
    private int depth;
    private int count;

    private record VisibleTable(CommonTable table, Supplier<BoundRelation.Query> query) {}

    RelationBinder(Binding binding) {
        this.binding = binding;
    }

    /**
     * Binds a query.
     *
     * @param outer the scope of the SELECT whose names it may use, or null
     */
    BoundRelation.Query bind(Query query, @Nullable RelationScope outer) {
        if (++depth > MAX_DEPTH) {
            throw Refusals.invalid("queries are nested deeper than " + MAX_DEPTH, query.position());
        } else if (++count > MAX_QUERIES) {
            throw Refusals.invalid(
                    "the statement has more than " + MAX_QUERIES + " queries, each use of a common table counted",
                    query.position());
        }
        int before = commonTables.size();
        define(query);
        BoundRelation.Query bound = body(query, outer);
        while (commonTables.size() > before) {
            commonTables.pop();
        }
        depth--;
        return bound;
    }

    /** Takes note of a name in a subquery that means something of the query around it. */
    void note(@Nullable PathExpression outer) {
        correlation = correlation == null ? outer : correlation;
    }

    /** A whole statement. */
    BoundStatement.Related statement(Query query) {
        BoundRelation.Query bound = bind(query, null);
        return new BoundStatement.Related(bound, correlation);
    }

    // ---- WITH ----

    private void define(Query query) {
        if (query.recursive()) {
            throw Refusals.notYet(
                    "recursive common tables are", query.with().get(0).position());
        }
        for (CommonTable table : query.with()) {
            List<VisibleTable> visible = new ArrayList<>(commonTables);
            commonTables.push(new VisibleTable(table, () -> within(visible, table)));
        }
    }

    /** Binds a common table where only those before it are known. */
    private BoundRelation.Query within(List<VisibleTable> visible, CommonTable table) {
        List<VisibleTable> now = new ArrayList<>(commonTables);
        commonTables.clear();
        commonTables.addAll(visible);
        BoundRelation.Query bound = bind(table.query(), null);
        commonTables.clear();
        commonTables.addAll(now);
        return new BoundRelation.Query(bound.relation(), renamed(bound.columns(), table.columns()));
    }

    /** The common table of this name, if there is one. */
    Optional<BoundRelation.Query> common(Identifier name) {
        return commonTables.stream()
                .filter(each -> FromSource.matches(each.table().name(), name))
                .findFirst()
                .map(each -> each.query().get());
    }

    /** The columns under the names that the statement gives them, if it does. */
    static List<ColumnDescription> renamed(List<ColumnDescription> columns, List<Identifier> names) {
        if (names.isEmpty()) {
            return columns;
        }
        if (names.size() != columns.size()) {
            throw Refusals.invalid(
                    "there are " + names.size() + " names for " + columns.size() + " columns",
                    names.get(0).position());
        }
        List<ColumnDescription> renamed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            ColumnDescription column = columns.get(i);
            renamed.add(new ColumnDescription(names.get(i).text(), column.type(), column.table(), column.attribute()));
        }
        return renamed;
    }

    // ---- bodies ----

    private BoundRelation.Query body(Query query, @Nullable RelationScope outer) {
        if (query.body() instanceof Select select) {
            return new BlockBinder(binding, this, select, outer).bind(query);
        }
        BoundRelation.Query bound = body(query.body(), outer);
        RowCountBinder counts = new RowCountBinder(binding);
        BoundRelation.Bounds bounds =
                new BoundRelation.Bounds(counts.bind(query.offset(), "OFFSET"), counts.bind(query.limit(), "LIMIT"));
        List<SortTerm> order = order(query.orderBy(), bound.columns());
        return order.isEmpty() && bounds.isNone()
                ? bound
                : new BoundRelation.Query(new BoundRelation.Ordered(bound.relation(), order, bounds), bound.columns());
    }

    private BoundRelation.Query body(QueryBody body, @Nullable RelationScope outer) {
        if (body instanceof Select select) {
            return bind(
                    new Query(
                            List.of(), false, select, List.of(), Optional.empty(), Optional.empty(), select.position()),
                    outer);
        } else if (body instanceof Query.Nested nested) {
            return bind(nested.query(), outer);
        } else if (body instanceof Query.SetOperation operation) {
            return combined(operation, outer);
        }
        return values((Query.Values) body);
    }

    private BoundRelation.Query combined(Query.SetOperation operation, @Nullable RelationScope outer) {
        BoundRelation.Query left = body(operation.left(), outer);
        BoundRelation.Query right = body(operation.right(), outer);
        if (left.columns().size() != right.columns().size()) {
            throw Refusals.invalid(
                    "the left side of this " + operation.operator() + " has "
                            + left.columns().size() + " columns, and the right side "
                            + right.columns().size(),
                    operation.position());
        }
        List<ColumnDescription> columns = new ArrayList<>();
        for (int i = 0; i < left.columns().size(); i++) {
            ColumnDescription column = left.columns().get(i);
            boolean same = column.type() == right.columns().get(i).type();
            columns.add(new ColumnDescription(column.label(), same ? column.type() : SqlType.ANY, null, null));
        }
        return new BoundRelation.Query(
                new BoundRelation.Combined(
                        SetKind.valueOf(operation.operator().name()),
                        operation.all(),
                        left.relation(),
                        right.relation()),
                columns);
    }

    private BoundRelation.Query values(Query.Values values) {
        ExpressionBinder expressions = new ExpressionBinder(binding, null);
        int width = values.rows().get(0).elements().size();
        List<List<Scalar>> rows = new ArrayList<>();
        for (Expression.RowValue row : values.rows()) {
            if (row.elements().size() != width) {
                throw Refusals.invalid(
                        "this row has " + row.elements().size() + " values, and the first one has " + width,
                        row.position());
            }
            rows.add(expressions.bindAll(row.elements()));
        }
        return new BoundRelation.Query(
                new BoundRelation.Constants(rows, width), ConstantQueryBinder.columns(rows.get(0)));
    }

    // ---- ORDER BY over columns ----

    private static List<SortTerm> order(List<SortItem> items, List<ColumnDescription> columns) {
        List<SortTerm> terms = new ArrayList<>();
        for (SortItem item : items) {
            terms.add(OrderBinder.term(item, new Scalar.Column(column(item.expression(), columns))));
        }
        return terms;
    }

    private static int column(Expression expression, List<ColumnDescription> columns) {
        if (expression instanceof Expression.NumberLiteral number) {
            return BlockBinder.ordinal(number, columns.size(), "ORDER BY");
        }
        if (expression instanceof PathExpression path && path.steps().isEmpty()) {
            for (int i = 0; i < columns.size(); i++) {
                Identifier label = new Identifier(columns.get(i).label(), false, path.position());
                if (FromSource.matches(label, path.root())) {
                    return i;
                }
            }
            throw new QueryException(
                    QueryErrorCode.UNKNOWN_COLUMN,
                    "there is no column " + path.root().text() + " in the result",
                    path.position());
        }
        throw Refusals.invalid(
                "here ORDER BY takes columns of the result, by name or number; put the query into FROM (…) AS x to sort"
                        + " by expressions",
                expression.position());
    }
}
