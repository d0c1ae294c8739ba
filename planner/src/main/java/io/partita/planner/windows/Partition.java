package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Tuple;
import io.partita.planner.plan.RowNode.SortTerm;
import io.partita.planner.tuples.Pace;
import io.partita.planner.tuples.RowOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of one partition in their order. Rows that the order does not tell apart are peers. */
final class Partition {
    private final List<SortTerm> order;
    private final Arguments arguments;
    private final Pace pace;
    private final Row[] rows;
    private final int[] groupOf;
    private final int[] groupStarts;

    /** A row and what it is sorted by. */
    @SuppressWarnings("ArrayRecordComponent")
    record Row(Tuple tuple, @Nullable AttributeValue[] keys) {}

    /**
     * Sorts the rows.
     *
     * @param unsorted in the order in which they came, which peers keep
     */
    Partition(List<Row> unsorted, List<SortTerm> order, Arguments arguments, Pace pace) {
        this.order = order;
        this.arguments = arguments;
        this.pace = pace;
        RowOrder comparator = new RowOrder(order);
        unsorted.sort((left, right) -> comparator.compare(left.keys(), right.keys()));
        this.rows = unsorted.toArray(Row[]::new);
        this.groupOf = new int[rows.length];
        this.groupStarts = new int[rows.length + 1];
        int groups = 0;
        for (int i = 0; i < rows.length; i++) {
            if (i > 0 && comparator.compare(rows[i - 1].keys(), rows[i].keys()) != 0) {
                groups++;
                groupStarts[groups] = i;
            }
            groupOf[i] = groups;
        }
        groupStarts[groups + 1] = rows.length;
    }

    int size() {
        return rows.length;
    }

    Arguments arguments() {
        return arguments;
    }

    Pace pace() {
        return pace;
    }

    List<SortTerm> order() {
        return order;
    }

    Tuple row(int row) {
        return rows[row].tuple();
    }

    /** The value of a term of the order; null for NULL and MISSING. */
    @Nullable
    AttributeValue key(int row, int term) {
        return rows[row].keys()[term];
    }

    /** The number of the peers that the row is among, from 0. */
    int group(int row) {
        return groupOf[row];
    }

    int groups() {
        return groupOf[rows.length - 1] + 1;
    }

    /** The first row of a group. */
    int groupStart(int group) {
        return groupStarts[group];
    }

    /** The row behind the last of a group. */
    int groupEnd(int group) {
        return groupStarts[group + 1];
    }
}
