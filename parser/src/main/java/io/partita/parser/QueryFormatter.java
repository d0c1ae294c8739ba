package io.partita.parser;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.Parameter;
import io.partita.parser.syntax.Hint;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.AllColumns;
import io.partita.parser.syntax.Query.CommonTable;
import io.partita.parser.syntax.Query.GroupItem;
import io.partita.parser.syntax.Query.GroupKeys;
import io.partita.parser.syntax.Query.GroupingSets;
import io.partita.parser.syntax.Query.Nested;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.QueryBody;
import io.partita.parser.syntax.Query.Rollup;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Query.SelectItem;
import io.partita.parser.syntax.Query.SetOperation;
import io.partita.parser.syntax.Query.SetOperator;
import io.partita.parser.syntax.Query.Values;
import io.partita.parser.syntax.SortItem;
import java.util.List;
import java.util.regex.Pattern;

/** Queries and their clauses. */
final class QueryFormatter {
    private static final Dispatch<QueryFormatter, QueryBody> BODIES = Dispatch.<QueryFormatter, QueryBody>over(
                    QueryBody.class)
            .on(Select.class, QueryFormatter::select)
            .on(SetOperation.class, QueryFormatter::setOperation)
            .on(Nested.class, QueryFormatter::nested)
            .on(Values.class, (f, values) -> f.rows(values.rows()))
            .complete();

    /** After SELECT, a call of a function named value would be read as SELECT VALUE. */
    private static final Pattern VALUE_CALL = Pattern.compile("(?i)value\\(");

    /** After SELECT VALUE, what would make VALUE a column. */
    private static final Pattern NO_VALUE = Pattern.compile("(?i)[-+\\[]|(ilike|offset|fetch|window|returning)\\b");

    private static final Pattern PLAIN_ARGUMENT = Pattern.compile("[A-Za-z0-9_$.:-]+");

    private final Formatters formatters;
    private final SqlText sql;

    QueryFormatter(Formatters formatters) {
        this.formatters = formatters;
        this.sql = formatters.text();
    }

    private void expression(Expression expression) {
        formatters.expressions().expression(expression);
    }

    void query(Query query) {
        if (!query.with().isEmpty()) {
            sql.add("WITH ").addIf(query.recursive(), "RECURSIVE ").list(query.with(), this::commonTable);
            sql.add(" ");
        }
        body(query.body());
        if (!query.orderBy().isEmpty()) {
            sql.add(" ");
            orderBy(query.orderBy());
        }
        limits(query);
    }

    /** Parameters stay in the order in which they are counted, which is OFFSET first if it was written so. */
    private void limits(Query query) {
        boolean offsetFirst = query.limit().isPresent()
                && query.offset().isPresent()
                && query.limit().get() instanceof Parameter limit
                && query.offset().get() instanceof Parameter offset
                && offset.index() < limit.index();
        if (offsetFirst) {
            sql.add(" OFFSET ? LIMIT ?");
        } else {
            query.limit().ifPresent(limit -> clause(" LIMIT ", limit));
            query.offset().ifPresent(offset -> clause(" OFFSET ", offset));
        }
    }

    private void commonTable(CommonTable table) {
        sql.name(table.name()).columns(table.columns()).add(" AS (");
        query(table.query());
        sql.add(")");
    }

    private void clause(String words, Expression expression) {
        sql.add(words);
        expression(expression);
    }

    private void body(QueryBody body) {
        BODIES.run(this, body);
    }

    /** INTERSECT goes before UNION and EXCEPT, which go from left to right. */
    private void setOperation(SetOperation operation) {
        boolean intersect = operation.operator() == SetOperator.INTERSECT;
        side(operation.left(), intersect && isUnionOrExcept(operation.left()));
        sql.add(" " + operation.operator()).addIf(operation.all(), " ALL").add(" ");
        boolean intersectOnTheRight = operation.right() instanceof SetOperation && !isUnionOrExcept(operation.right());
        side(operation.right(), isUnionOrExcept(operation.right()) || (intersect && intersectOnTheRight));
    }

    private static boolean isUnionOrExcept(QueryBody body) {
        return body instanceof SetOperation operation && operation.operator() != SetOperator.INTERSECT;
    }

    private void side(QueryBody body, boolean parentheses) {
        sql.addIf(parentheses, "(");
        body(body);
        sql.addIf(parentheses, ")");
    }

    private void nested(Nested nested) {
        sql.add("(");
        query(nested.query());
        sql.add(")");
    }

    void rows(List<Expression.RowValue> rows) {
        sql.add("VALUES ").list(rows, this::expression);
    }

    private void select(Select select) {
        sql.add("SELECT ");
        hints(select.hints());
        sql.addIf(select.distinct(), "DISTINCT ");
        select.value().ifPresentOrElse(this::selectValue, () -> items(select.items()));
        select.from().ifPresent(from -> {
            sql.add(" FROM ");
            formatters.relations().from(from);
        });
        select.where().ifPresent(where -> clause(" WHERE ", where));
        if (!select.groupBy().isEmpty()) {
            sql.add(" GROUP BY ").list(select.groupBy(), this::groupItem);
        }
        select.having().ifPresent(having -> clause(" HAVING ", having));
        if (!select.windows().isEmpty()) {
            sql.add(" WINDOW ").list(select.windows(), window -> {
                sql.name(window.name()).add(" AS ");
                formatters.calls().window(window.window());
            });
        }
    }

    private void groupItem(GroupItem item) {
        if (item instanceof GroupKeys keys && keys.keys().size() == 1) {
            expression(keys.keys().get(0));
        } else {
            groupingSet(item);
        }
    }

    private void groupingSet(GroupItem item) {
        if (item instanceof GroupKeys keys) {
            sql.add("(").list(keys.keys(), this::expression).add(")");
        } else if (item instanceof Rollup rollup) {
            sql.add(rollup.cube() ? "CUBE (" : "ROLLUP (").list(rollup.elements(), this::expression);
            sql.add(")");
        } else if (item instanceof GroupingSets sets) {
            sql.add("GROUPING SETS (").list(sets.sets(), this::groupingSet).add(")");
        }
    }

    private void selectValue(Expression value) {
        sql.add("VALUE ");
        int start = sql.length();
        expression(value);
        if (sql.sinceMatches(start, NO_VALUE)) {
            sql.parenthesize(start);
        }
    }

    void items(List<SelectItem> items) {
        sql.list(items, this::item);
    }

    private void item(SelectItem item) {
        if (item instanceof AllColumns all) {
            all.qualifier().ifPresent(qualifier -> sql.name(qualifier).add("."));
            sql.add("*");
        } else if (item instanceof Output output) {
            int start = sql.length();
            expression(output.expression());
            if (sql.sinceMatches(start, VALUE_CALL)) {
                sql.parenthesize(start);
            }
            output.alias().ifPresent(alias -> sql.add(" AS ").anyName(alias));
        }
    }

    void orderBy(List<SortItem> items) {
        sql.add("ORDER BY ").list(items, item -> {
            expression(item.expression());
            switch (item.direction()) {
                case ASCENDING -> sql.add(" ASC");
                case DESCENDING -> sql.add(" DESC");
                case DEFAULT -> {}
            }
            item.nulls().ifPresent(nulls -> sql.add(" NULLS " + nulls));
        });
    }

    /** With a space behind; nothing for none. */
    void hints(List<Hint> hints) {
        if (hints.isEmpty()) {
            return;
        }
        sql.add("/*+ ");
        for (Hint hint : hints) {
            sql.add(hint.name());
            if (!hint.arguments().isEmpty()) {
                sql.add("("
                        + String.join(
                                " ",
                                hint.arguments().stream()
                                        .map(QueryFormatter::argument)
                                        .toList()) + ")");
            }
            sql.add(" ");
        }
        sql.add("*/ ");
    }

    private static String argument(String argument) {
        return PLAIN_ARGUMENT.matcher(argument).matches() ? argument : SqlText.quote(argument);
    }
}
