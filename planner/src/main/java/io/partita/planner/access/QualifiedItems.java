package io.partita.planner.access;

import io.partita.engine.api.item.Item;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The items that a predicate lets through. */
public final class QualifiedItems implements ItemCursor {
    private final ItemCursor input;
    private final Predicate<Item> predicate;

    public QualifiedItems(ItemCursor input, Predicate<Item> predicate) {
        this.input = input;
        this.predicate = predicate;
    }

    @Override
    public @Nullable Item next() {
        Item item = input.next();
        while (item != null && !predicate.test(item)) {
            item = input.next();
        }
        return item;
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
