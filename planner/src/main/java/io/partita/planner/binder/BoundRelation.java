package io.partita.planner.binder;

import io.partita.parser.syntax.Position;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.AggregateCall;
import io.partita.planner.plan.JoinKind;
import io.partita.planner.plan.RowNode.SetKind;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.plan.WindowCall;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of numbered columns, with all names resolved: what a query over any number of tables is made of. In the scalars
 * of a {@link Block} a {@link Scalar.Column} is the number of a {@link BoundField}; elsewhere it is a column of the
 * input, those of the left input before those of the right one.
 */
public sealed interface BoundRelation {

    int width();

    /**
     * A table, or an index in its place.
     *
     * @param index that is named in place of the table, or null
     * @param conjuncts over an item, which those of a view have to satisfy; empty for all items
     * @param outputs over an item, one a column
     */
    record Items(
            Table table,
            @Nullable String index,
            List<Scalar> conjuncts,
            List<Scalar> outputs,
            BoundHints hints,
            Position position)
            implements BoundRelation {
        public Items {
            conjuncts = List.copyOf(conjuncts);
            outputs = List.copyOf(outputs);
        }

        Items where(List<Scalar> newConjuncts) {
            return new Items(table, index, newConjuncts, outputs, hints, position);
        }

        @Override
        public int width() {
            return outputs.size();
        }
    }

    /** Constant rows. */
    record Constants(List<List<Scalar>> rows, int width) implements BoundRelation {
        public Constants {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A join.
     *
     * @param condition over fields of the block that the join stands in, or null for all pairs
     */
    record Joined(
            JoinKind kind,
            BoundRelation left,
            BoundRelation right,
            @Nullable Scalar condition) implements BoundRelation {
        @Override
        public int width() {
            return left.width() + right.width();
        }
    }

    /**
     * The elements of a collection beside the row that holds it: the element, and its place.
     *
     * @param collection over fields of the block
     * @param outer whether a row without elements is kept
     */
    record Unnested(BoundRelation input, Scalar collection, boolean outer) implements BoundRelation {
        @Override
        public int width() {
            return input.width() + 2;
        }
    }

    /**
     * A SELECT.
     *
     * @param fields what the columns in the scalars mean
     * @param grouping null if there is neither GROUP BY nor an aggregate
     * @param outputs the columns of its rows
     * @param order of the rows; the terms are fields or outputs
     */
    record Block(
            BoundRelation from,
            List<BoundField> fields,
            @Nullable Scalar where,
            @Nullable Grouping grouping,
            List<WindowGroup> windows,
            List<Scalar> outputs,
            boolean distinct,
            List<SortTerm> order,
            Bounds bounds)
            implements BoundRelation {
        public Block {
            fields = List.copyOf(fields);
            windows = List.copyOf(windows);
            outputs = List.copyOf(outputs);
            order = List.copyOf(order);
        }

        @Override
        public int width() {
            return outputs.size();
        }
    }

    /**
     * GROUP BY with its aggregates, and HAVING.
     *
     * @param sets the places of the keys of each grouping set; none for one set of all keys
     */
    record Grouping(
            List<Scalar> keys,
            List<List<Integer>> sets,
            List<AggregateCall> calls,
            @Nullable Scalar having) {
        public Grouping {
            keys = List.copyOf(keys);
            sets = List.copyOf(sets);
            calls = List.copyOf(calls);
        }
    }

    /** Window functions that share partitioning and order. */
    record WindowGroup(List<Scalar> partition, List<SortTerm> order, List<WindowCall> calls) {
        public WindowGroup {
            partition = List.copyOf(partition);
            order = List.copyOf(order);
            calls = List.copyOf(calls);
        }
    }

    /** OFFSET and LIMIT, constant scalars or null. */
    record Bounds(@Nullable Scalar offset, @Nullable Scalar limit) {
        public static final Bounds NONE = new Bounds(null, null);

        public boolean isNone() {
            return offset == null && limit == null;
        }
    }

    /** UNION, INTERSECT, EXCEPT. */
    record Combined(SetKind kind, boolean all, BoundRelation left, BoundRelation right) implements BoundRelation {
        @Override
        public int width() {
            return left.width();
        }
    }

    /**
     * ORDER BY and LIMIT over a query that is no SELECT of its own.
     *
     * @param order over the columns of the input
     */
    record Ordered(BoundRelation input, List<SortTerm> order, Bounds bounds) implements BoundRelation {
        public Ordered {
            order = List.copyOf(order);
        }

        @Override
        public int width() {
            return input.width();
        }
    }

    /** A query with the columns of its result. */
    record Query(BoundRelation relation, List<ColumnDescription> columns) {
        public Query {
            columns = List.copyOf(columns);
        }
    }
}
