package io.partita.planner.binder;

import io.partita.parser.syntax.Expression;
import io.partita.parser.syntax.Expression.FunctionCall;
import io.partita.parser.syntax.Operands;
import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Query.AllColumns;
import io.partita.parser.syntax.Query.Output;
import io.partita.parser.syntax.Query.Select;
import io.partita.parser.syntax.Query.SelectItem;
import io.partita.parser.syntax.Relation.TableReference;
import java.util.List;

/**
 * Tells queries that filter, project, sort and cut the items of one table from all others. They are most of what is
 * executed, need no algebra between the table and the result, and share plans by their shape.
 */
public final class SimpleQuery {
    private SimpleQuery() {}

    /** Whether the query is one. */
    public static boolean is(Query query) {
        if (!query.with().isEmpty()) {
            return false;
        }
        if (query.body() instanceof Query.Values) {
            return query.orderBy().isEmpty();
        } else if (query.body() instanceof Query.Nested nested) {
            return query.orderBy().isEmpty()
                    && query.limit().isEmpty()
                    && query.offset().isEmpty()
                    && is(nested.query());
        }
        return query.body() instanceof Select select
                && hasSimpleClauses(select)
                && (isCountAlone(query, select) || hasSimpleItems(select))
                && query.orderBy().stream().noneMatch(term -> spansRows(term.expression()));
    }

    private static boolean hasSimpleClauses(Select select) {
        boolean fromOne = select.from().isEmpty()
                ? select.where().isEmpty()
                : select.from().get() instanceof TableReference;
        return fromOne
                && select.groupBy().isEmpty()
                && select.having().isEmpty()
                && select.windows().isEmpty()
                && select.where().stream().noneMatch(SimpleQuery::spansRows);
    }

    private static boolean hasSimpleItems(Select select) {
        if (select.value().isPresent()) {
            return !spansRows(select.value().get());
        }
        List<SelectItem> items = select.items();
        if (items.size() == 1 && items.get(0) instanceof AllColumns) {
            return !select.distinct();
        }
        return items.stream().allMatch(item -> item instanceof Output output && !spansRows(output.expression()));
    }

    /** COUNT(*) and nothing else, or COUNT(1), which counts rows too. */
    private static boolean isCountAlone(Query query, Select select) {
        return select.items().size() == 1
                && select.from().isPresent()
                && !select.distinct()
                && query.orderBy().isEmpty()
                && select.items().get(0) instanceof Output output
                && output.expression() instanceof FunctionCall call
                && isCount(call);
    }

    static boolean isCount(FunctionCall call) {
        return call.name().text().equalsIgnoreCase("COUNT")
                && (call.star()
                        || (call.arguments().size() == 1
                                && call.arguments().get(0) instanceof Expression.NumberLiteral))
                && !call.distinct()
                && call.filter().isEmpty()
                && call.over().isEmpty();
    }

    /** Whether it needs more than one row: an aggregate, a window function, a subquery. */
    private static boolean spansRows(Expression expression) {
        return Operands.anyMatch(
                expression,
                each -> each instanceof Expression.ScalarSubquery
                        || each instanceof Expression.Exists
                        || each instanceof Expression.InQuery
                        || each instanceof Expression.Quantified
                        || (each instanceof FunctionCall call
                                && (call.over().isPresent()
                                        || AggregateNames.find(call.name().text()) != null)));
    }
}
