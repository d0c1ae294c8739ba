package io.partita.tck.sql.oracle;

import io.partita.parser.StatementParser;
import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.AllColumns;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.parser.syntax.SortItem;
import io.partita.parser.syntax.Statement;
import io.partita.planner.binder.SimpleQuery;
import io.partita.tck.sql.value.Absent;
import io.partita.tck.sql.value.Literals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what a SELECT must return, given every item of its table. */
public final class Oracle {
    private final List<Object> parameters;
    private final Evaluator evaluator;

    /** An oracle for one execution. */
    public Oracle(Manner manner, List<Object> parameters) {
        this.parameters = List.copyOf(parameters);
        this.evaluator = new Evaluator(manner, this.parameters);
    }

    /** The query of a statement, if it is one. */
    public static Optional<Query> query(String text) {
        return StatementParser.parse(text) instanceof Statement.QueryStatement statement
                ? Optional.of(statement.query())
                : Optional.empty();
    }

    /** Whether it is a query that filters, projects, sorts and cuts the items of one table, or of none. */
    public static boolean judges(Query query) {
        return SimpleQuery.is(query);
    }

    /** The table of a query, if it has exactly one. */
    public static Optional<TableReference> table(Query query) {
        return query.body() instanceof Select select
                        && select.from().isPresent()
                        && select.from().get() instanceof TableReference table
                ? Optional.of(table)
                : Optional.empty();
    }

    /** The value of a literal. */
    public static Object literal(String text) {
        Select select = (Select) query("SELECT " + text).orElseThrow().body();
        Output output = (Output) select.items().get(0);
        Row nothing = new Row(Map.of(), "", false, List.of());
        return new Evaluator(Manner.SQL, List.of()).value(output.expression(), nothing);
    }

    /**
     * What the query must return.
     *
     * @param columns the attributes that its table is known to have
     * @param labels the columns of the result, which say what {@code *} means
     * @param items everything there is in the table, or in the index that it names
     */
    public Expected expected(Query query, List<String> columns, List<String> labels, List<Map<String, Object>> items) {
        if (!(query.body() instanceof Select select)
                || !query.with().isEmpty()
                || !select.groupBy().isEmpty()
                || select.having().isPresent()) {
            throw new NotJudged(query.body());
        }
        String name = table(query)
                .map(table -> table.alias().orElse(table.table()).text())
                .orElse("");
        boolean isAlias = table(query).flatMap(TableReference::alias).isPresent();
        List<Row> rows = items.stream()
                .map(item -> new Row(item, name, isAlias, columns))
                .filter(row -> select.where()
                        .map(where -> evaluator.qualifies(where, row))
                        .orElse(true))
                .collect(Collectors.toCollection(ArrayList::new));
        if (isCount(select)) {
            return new Expected(
                    List.of(List.of(String.valueOf(rows.size()))),
                    count(query.offset(), 0),
                    count(query.limit(), -1),
                    select.distinct());
        }
        rows.sort(order(query.orderBy(), select));
        List<List<String>> ties = ties(query, select, labels, rows);
        return new Expected(ties, count(query.offset(), 0), count(query.limit(), -1), select.distinct());
    }

    private List<List<String>> ties(Query query, Select select, List<String> labels, List<Row> rows) {
        List<List<String>> ties = new ArrayList<>();
        Comparator<Row> order = order(query.orderBy(), select);
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            if (i == 0 || order.compare(rows.get(i - 1), rows.get(i)) != 0) {
                ties.add(new ArrayList<>());
            }
            String row = text(outputs(select, labels, rows.get(i)));
            String text = select.distinct() ? Expected.distinct(row) : row;
            if (!select.distinct() || seen.add(text)) {
                ties.get(ties.size() - 1).add(text);
            }
        }
        return ties;
    }

    /** A row as golden files show it. */
    public static String text(List<Object> values) {
        return values.stream().map(Literals::of).collect(Collectors.joining(" | "));
    }

    private List<Object> outputs(Select select, List<String> labels, Row row) {
        if (select.value().isPresent()) {
            return List.of(evaluator.value(select.value().get(), row));
        }
        List<Object> outputs = new ArrayList<>();
        for (Query.SelectItem item : select.items()) {
            if (item instanceof Output output) {
                outputs.add(evaluator.value(output.expression(), row));
            } else if (item instanceof AllColumns && select.items().size() == 1) {
                labels.forEach(label -> outputs.add(row.item().getOrDefault(label, Absent.MISSING)));
            } else {
                throw new NotJudged("* beside other columns");
            }
        }
        return outputs;
    }

    private static boolean isCount(Select select) {
        return select.items().size() == 1
                && select.items().get(0) instanceof Output output
                && output.expression() instanceof Expression.FunctionCall call
                && call.name().text().equalsIgnoreCase("count")
                && call.star();
    }

    private int count(Optional<Expression> expression, int otherwise) {
        return expression
                .map(count -> count instanceof Expression.Parameter parameter
                        ? (BigDecimal) parameters.get(parameter.index())
                        : ((Expression.NumberLiteral) count).value())
                .map(BigDecimal::intValueExact)
                .orElse(otherwise);
    }

    private Comparator<Row> order(List<SortItem> terms, Select select) {
        Comparator<Row> order = Comparator.comparingInt(row -> 0);
        for (SortItem term : terms) {
            Expression expression = aliased(term.expression(), select);
            boolean descending = term.direction() == SortItem.Direction.DESCENDING;
            boolean nullsFirst =
                    term.nulls().map(nulls -> nulls == SortItem.NullOrder.FIRST).orElse(descending);
            order = order.thenComparing((left, right) -> compare(
                    evaluator.value(expression, left), evaluator.value(expression, right), descending, nullsFirst));
        }
        return order;
    }

    private int compare(Object left, Object right, boolean descending, boolean nullsFirst) {
        boolean leftAbsent = Logic.isAbsent(left);
        boolean rightAbsent = Logic.isAbsent(right);
        if (leftAbsent || rightAbsent) {
            int order = Boolean.compare(rightAbsent, leftAbsent);
            return nullsFirst ? order : -order;
        }
        return descending ? Order.sorting(right, left) : Order.sorting(left, right);
    }

    /** ORDER BY may name an output by its alias or its place. */
    private static Expression aliased(Expression expression, Select select) {
        if (expression instanceof Expression.NumberLiteral place) {
            return ((Output) select.items().get(place.value().intValueExact() - 1)).expression();
        }
        if (expression instanceof Expression.PathExpression path && path.steps().isEmpty()) {
            for (Query.SelectItem item : select.items()) {
                if (item instanceof Output output
                        && output.alias().isPresent()
                        && output.alias().get().text().equals(path.root().text())) {
                    return output.expression();
                }
            }
        }
        return expression;
    }
}
