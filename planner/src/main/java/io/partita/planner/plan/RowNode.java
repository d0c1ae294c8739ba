package io.partita.planner.plan;

import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree that yields rows. Below {@link Project} a row is an item; a project makes columns of it.
 */
public sealed interface RowNode {

    /** The items of one table access that satisfy its filter and its remainder. */
    record Access(TableAccess access) implements RowNode {}

    /**
     * Sorts items in memory; what comes next needs at most {@code limit} of them.
     *
     * @param limit constant scalar: rows to keep, offset included; null for all
     */
    record Sort(
            RowNode input, List<SortTerm> terms, @Nullable Scalar limit) implements RowNode {
        public Sort {
            terms = List.copyOf(terms);
        }
    }

    /** NULL and MISSING stand together, before or behind the values; values of different types by the type's place. */
    record SortTerm(Scalar value, boolean ascending, boolean nullsFirst) {}

    /** Skips and cuts; both are constant scalars, null for none. Reading stops when enough rows were found. */
    record Limit(
            RowNode input,
            @Nullable Scalar offset,
            @Nullable Scalar limit) implements RowNode {}

    /** One column for each output. */
    record Project(RowNode input, List<Scalar> outputs) implements RowNode {
        public Project {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * All columns that the table is known to have, in the table's order, and behind them whatever else the first
     * page of items has; for {@code SELECT *}. An attribute that shows up only later adds a warning, once.
     */
    record AllAttributes(RowNode input, Table table) implements RowNode {}

    /** One row with how many items there are; the engine counts where there is no remainder. */
    record Count(TableAccess access) implements RowNode {}

    /** Distinct rows, in the order of their first appearance. */
    record Distinct(RowNode input) implements RowNode {}

    /** Constant rows: {@code SELECT 1}, VALUES. */
    record Constants(List<List<Scalar>> rows) implements RowNode {
        public Constants {
            rows = List.copyOf(rows);
        }
    }
}
