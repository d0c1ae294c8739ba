package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.planner.expression.Scalar;
import java.util.Arrays;

/**
 * The values of an operand over a partition, and which of them a function that picks one of several may pick: all, or
 * those that are not NULL.
 */
final class Candidates {
    private final AttributeValue[] values;
    /** The rows of the candidates, in order. */
    private final int[] rows;
    /** How many candidates there are before each row, and last of all how many there are. */
    private final int[] before;

    private Candidates(AttributeValue[] values, int[] rows, int[] before) {
        this.values = values;
        this.rows = rows;
        this.before = before;
    }

    static Candidates of(Partition partition, Scalar operand, boolean ignoreNulls) {
        int size = partition.size();
        AttributeValue[] values = new AttributeValue[size];
        int[] rows = new int[size];
        int[] before = new int[size + 1];
        int count = 0;
        for (int row = 0; row < size; row++) {
            partition.pace().step();
            AttributeValue value = operand.evaluate(partition.row(row), partition.arguments());
            values[row] = value == null ? NullValue.NULL : value;
            if (!ignoreNulls || values[row] != NullValue.NULL) {
                rows[count++] = row;
            }
            before[row + 1] = count;
        }
        return new Candidates(values, Arrays.copyOf(rows, count), before);
    }

    /** How many candidates there are before a row. */
    int before(int row) {
        return before[row];
    }

    int count() {
        return rows.length;
    }

    /** The value of a candidate by its number, from 0. */
    AttributeValue value(int candidate) {
        return values[rows[candidate]];
    }
}
