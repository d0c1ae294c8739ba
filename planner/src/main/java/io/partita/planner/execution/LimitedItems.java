package io.partita.planner.execution;

import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import org.jspecify.annotations.Nullable;

/** Some items skipped, and so many kept; what is behind them is not read. */
final class LimitedItems implements ItemCursor {
    private final ItemCursor input;
    private long toSkip;
    private long left;

    LimitedItems(ItemCursor input, long skipped, long kept) {
        this.input = input;
        this.toSkip = skipped;
        this.left = kept;
    }

    @Override
    public @Nullable Item next() {
        while (left > 0) {
            Item item = input.next();
            if (item == null) {
                break;
            } else if (toSkip == 0) {
                left--;
                return item;
            }
            toSkip--;
        }
        left = 0;
        input.close();
        return null;
    }

    @Override
    public boolean isReady() {
        return left > 0 && input.isReady();
    }

    @Override
    public void close() {
        input.close();
    }
}
