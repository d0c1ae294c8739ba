package io.partita.planner.binder;

import io.partita.parser.syntax.Position;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A query over one table.
 *
 * @param index the index that is named in place of the table, or null
 * @param conjuncts the predicate, simplified; empty if everything qualifies
 * @param order over items, empty for none
 * @param offset constant scalar, or null
 * @param limit constant scalar, or null
 * @param columns of the result; for all attributes, those that are known
 * @param position where the table is named
 */
public record BoundQuery(
        Table table,
        @Nullable String index,
        List<Scalar> conjuncts,
        Output output,
        List<SortTerm> order,
        @Nullable Scalar offset,
        @Nullable Scalar limit,
        BoundHints hints,
        List<ColumnDescription> columns,
        Position position) {

    public BoundQuery {
        conjuncts = List.copyOf(conjuncts);
        order = List.copyOf(order);
        columns = List.copyOf(columns);
    }

    /** The same with other columns. */
    BoundQuery with(Output newOutput, List<ColumnDescription> newColumns) {
        return new BoundQuery(table, index, conjuncts, newOutput, order, offset, limit, hints, newColumns, position);
    }

    /** What is made of the items. */
    public sealed interface Output {}

    /** {@code *}. */
    public record AllAttributes() implements Output {}

    /**
     * One scalar a column.
     *
     * @param distinct whether equal rows are returned once
     */
    public record Columns(List<Scalar> scalars, boolean distinct) implements Output {
        public Columns {
            scalars = List.copyOf(scalars);
        }
    }

    /** {@code COUNT(*)} alone. */
    public record CountOfItems() implements Output {}
}
