package io.partita.planner.sets;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows of one input after another; an input is opened when the one before has ended. */
final class ChainedTuples implements ItemCursor {
    private final Iterator<Supplier<ItemCursor>> waiting;
    private ItemCursor current;

    /** Opens the first of them. */
    ChainedTuples(List<Supplier<ItemCursor>> inputs) {
        this.waiting = inputs.iterator();
        this.current = waiting.next().get();
    }

    @Override
    public @Nullable Item next() {
        Item row = current.next();
        while (row == null && waiting.hasNext()) {
            current.close();
            current = EMPTY;
            current = waiting.next().get();
            row = current.next();
        }
        return row;
    }

    @Override
    public boolean isReady() {
        return current.isReady();
    }

    @Override
    public void close() {
        current.close();
    }
}
