package io.partita.parser.syntax;

import java.util.List;
import java.util.Optional;

/**
 * A whole query: {@code [WITH …] body [ORDER BY …] [LIMIT …] [OFFSET …]}.
 *
 * @param limit a literal or parameter, also as FETCH FIRST n ROWS ONLY
 */
public record Query(
        List<CommonTable> with,
        boolean recursive,
        QueryBody body,
        List<SortItem> orderBy,
        Optional<Expression> limit,
        Optional<Expression> offset,
        Position position)
        implements Node {

    public Query {
        with = List.copyOf(with);
        orderBy = List.copyOf(orderBy);
    }

    /** {@code name (columns) AS (query)}. */
    public record CommonTable(Identifier name, List<Identifier> columns, Query query, Position position)
            implements Node {
        public CommonTable {
            columns = List.copyOf(columns);
        }
    }

    /** What a query is made of. */
    public sealed interface QueryBody extends Node {}

    /**
     * SELECT.
     *
     * @param value the expression of SELECT VALUE; the items are empty then
     * @param from absent for a query without a table, such as {@code SELECT 1}
     */
    public record Select(
            List<Hint> hints,
            boolean distinct,
            List<SelectItem> items,
            Optional<Expression> value,
            Optional<Relation> from,
            Optional<Expression> where,
            List<GroupItem> groupBy,
            Optional<Expression> having,
            List<NamedWindow> windows,
            Position position)
            implements QueryBody {
        public Select {
            hints = List.copyOf(hints);
            items = List.copyOf(items);
            groupBy = List.copyOf(groupBy);
            windows = List.copyOf(windows);
        }
    }

    /** What stands between the commas of GROUP BY. */
    public sealed interface GroupItem extends Node {}

    /** A key, or several in parentheses. In GROUPING SETS it may have none: all rows are one group. */
    public record GroupKeys(List<Expression> keys, Position position) implements GroupItem {
        public GroupKeys {
            keys = List.copyOf(keys);
        }
    }

    /**
     * {@code ROLLUP (a, (b, c))} or {@code CUBE (a, b)}.
     *
     * @param elements a RowValue is several keys at once
     */
    public record Rollup(boolean cube, List<Expression> elements, Position position) implements GroupItem {
        public Rollup {
            elements = List.copyOf(elements);
        }
    }

    /**
     * {@code GROUPING SETS ((a), (b, c), ())}.
     *
     * @param sets keys and rollups
     */
    public record GroupingSets(List<GroupItem> sets, Position position) implements GroupItem {
        public GroupingSets {
            sets = List.copyOf(sets);
        }
    }

    /** {@code WINDOW name AS (…)}. */
    public record NamedWindow(Identifier name, Expression.Window window, Position position) implements Node {}

    /** {@code left UNION ALL right}. */
    public record SetOperation(SetOperator operator, boolean all, QueryBody left, QueryBody right, Position position)
            implements QueryBody {}

    public enum SetOperator {
        UNION,
        INTERSECT,
        EXCEPT
    }

    /** A query in parentheses, with its own WITH, ORDER BY or LIMIT. */
    public record Nested(Query query, Position position) implements QueryBody {}

    /** {@code VALUES (1, 2), (3, 4)}. */
    public record Values(List<Expression.RowValue> rows, Position position) implements QueryBody {
        public Values {
            rows = List.copyOf(rows);
        }
    }

    public sealed interface SelectItem extends Node {}

    /** {@code *} or {@code t.*}. */
    public record AllColumns(Optional<Identifier> qualifier, Position position) implements SelectItem {}

    /** {@code expression [AS alias]}. */
    public record Output(Expression expression, Optional<Identifier> alias, Position position) implements SelectItem {}
}
