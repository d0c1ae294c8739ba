package io.partita.planner.plan;

import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Scalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree that yields rows. Below {@link Project} a row is an item, or the {@link io.partita.planner.expression.Tuple}
 * that a join, an aggregate or the like has made of items; a project makes the columns of the result of it.
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

    /** For each row a tuple of these outputs. */
    record Compute(RowNode input, List<Scalar> outputs) implements RowNode {
        public Compute {
            outputs = List.copyOf(outputs);
        }
    }

    /** The rows for which the predicate is true. */
    record Qualify(RowNode input, Scalar predicate) implements RowNode {}

    /**
     * Tuples of both sides; of the left side alone for SEMI and ANTI. The right side is held in memory, by its keys;
     * without keys every pair is tried.
     *
     * @param leftWidth columns of the left tuples
     * @param rightWidth columns of the right tuples
     * @param condition beside the keys, over the left columns and behind them the right ones; or null
     */
    record HashJoin(
            JoinKind kind,
            RowNode left,
            RowNode right,
            int leftWidth,
            int rightWidth,
            List<JoinKey> keys,
            @Nullable Scalar condition)
            implements RowNode {
        public HashJoin {
            keys = List.copyOf(keys);
        }
    }

    /**
     * A join whose right side is read by key, for a batch of left rows at a time. Below the right side are {@code IN}
     * conditions on slots below zero of {@link io.partita.planner.expression.Arguments}, which stand for the distinct
     * key values of the batch: slot -1 for those of the first lookup, and so on; inside the right side of another such
     * join they begin behind the slots of that one.
     *
     * @param kind INNER, LEFT, SEMI or ANTI
     * @param lookups over the left row, the values by which is looked up
     * @param right yields tuples, of the batch's keys alone
     * @param rightWidth columns of the right tuples
     * @param keys all equalities, over the left tuple and the right tuple
     * @param condition beside the keys, over the left columns and behind them the right ones; or null
     */
    record LookupJoin(
            JoinKind kind,
            RowNode left,
            int leftWidth,
            List<Scalar> lookups,
            RowNode right,
            int rightWidth,
            List<JoinKey> keys,
            @Nullable Scalar condition)
            implements RowNode {
        public LookupJoin {
            lookups = List.copyOf(lookups);
            keys = List.copyOf(keys);
        }
    }

    /**
     * One tuple for each group: its keys, and behind them the results of the calls. Without keys there is exactly one
     * group, even of no rows. NULL and MISSING are one key, and become NULL.
     *
     * @param sets GROUPING SETS: the places of the keys of each, the others are NULL in its groups; none for one set of
     *     all keys
     */
    record Aggregate(RowNode input, List<Scalar> keys, List<List<Integer>> sets, List<AggregateCall> calls)
            implements RowNode {
        public Aggregate {
            keys = List.copyOf(keys);
            sets = List.copyOf(sets);
            calls = List.copyOf(calls);
        }

        /** Groups of one set of all keys. */
        public Aggregate(RowNode input, List<Scalar> keys, List<AggregateCall> calls) {
            this(input, keys, List.of(), calls);
        }
    }

    enum SetKind {
        UNION,
        INTERSECT,
        EXCEPT
    }

    /**
     * Tuples of one width from two or more inputs; NULL and MISSING are not distinct.
     *
     * @param all whether equal rows are kept as often as SQL has it
     */
    record SetOperation(SetKind kind, boolean all, List<RowNode> inputs) implements RowNode {
        public SetOperation {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * The rows of two or more inputs that are sorted alike, sorted.
     *
     * @param terms over the columns of the inputs
     */
    record Merge(List<RowNode> inputs, List<SortTerm> terms) implements RowNode {
        public Merge {
            inputs = List.copyOf(inputs);
            terms = List.copyOf(terms);
        }
    }

    /**
     * The rows of the input, or none, and the input is not opened, if one of the conditions is not true.
     *
     * @param conditions constant scalars
     */
    record OnlyIf(RowNode input, List<Scalar> conditions) implements RowNode {
        public OnlyIf {
            conditions = List.copyOf(conditions);
        }
    }

    /**
     * The input's tuples, each with the results of the calls behind its own columns. All calls share the partitioning
     * and the order.
     *
     * @param width columns of the input's tuples
     */
    record Window(RowNode input, int width, List<Scalar> partition, List<SortTerm> order, List<WindowCall> calls)
            implements RowNode {
        public Window {
            partition = List.copyOf(partition);
            order = List.copyOf(order);
            calls = List.copyOf(calls);
        }
    }

    /**
     * A tuple for each element of a list, set or map: the input's columns, the element, and its place.
     *
     * @param width columns of the input's tuples
     * @param outer whether a row without elements is kept, with NULL
     */
    record Unnest(RowNode input, int width, Scalar collection, boolean outer) implements RowNode {}
}
