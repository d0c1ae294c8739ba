package io.partita.planner.execution;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.explain.StepRows;
import org.jspecify.annotations.Nullable;

/** The rows of a step, counted for EXPLAIN ANALYZE. */
final class CountedItems implements ItemCursor {
    private final ItemCursor input;
    private final StepRows.Counter counter;

    CountedItems(ItemCursor input, StepRows.Counter counter) {
        this.input = input;
        this.counter = counter;
    }

    @Override
    public @Nullable Item next() {
        Item row = input.next();
        if (row != null) {
            counter.add();
        }
        return row;
    }

    @Override
    public boolean isReady() {
        return input.isReady();
    }

    @Override
    public void close() {
        input.close();
    }
}
