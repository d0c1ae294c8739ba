package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.planner.expression.ValueOrder;
import org.jspecify.annotations.Nullable;

/**
 * The least or greatest value of frames that never go back: of the rows seen, those that can still become it, from the
 * extreme one on. Each row comes and goes once.
 */
final class SlidingExtreme implements FrameAggregate.Sliding {
    private final @Nullable AttributeValue[] values;
    private final boolean greatest;
    private final int[] rows;
    private int head;
    private int tail;
    private int behind;

    SlidingExtreme(@Nullable AttributeValue[] values, boolean greatest) {
        this.values = values;
        this.greatest = greatest;
        this.rows = new int[values.length];
    }

    @Override
    public AttributeValue result(int from, int to) {
        for (; behind < to; behind++) {
            AttributeValue value = values[behind];
            if (value != null) {
                while (tail > head && !isBeyond(values[rows[tail - 1]], value)) {
                    tail--;
                }
                rows[tail++] = behind;
            }
        }
        while (head < tail && rows[head] < from) {
            head++;
        }
        AttributeValue extreme = head < tail ? values[rows[head]] : null;
        return extreme == null ? NullValue.NULL : extreme;
    }

    private boolean isBeyond(@Nullable AttributeValue value, AttributeValue than) {
        if (value == null) {
            return false;
        }
        int order = ValueOrder.ASCENDING.compare(value, than);
        return greatest ? order > 0 : order < 0;
    }
}
