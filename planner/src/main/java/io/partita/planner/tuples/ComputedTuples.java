package io.partita.planner.tuples;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import org.jspecify.annotations.Nullable;

/** For each row a tuple of these columns. */
public final class ComputedTuples implements ItemCursor {
    private final ItemCursor input;
    private final Columns columns;

    public ComputedTuples(ItemCursor input, Columns columns) {
        this.input = input;
        this.columns = columns;
    }

    @Override
    public @Nullable Item next() {
        Item row = input.next();
        return row == null ? null : columns.of(row);
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
