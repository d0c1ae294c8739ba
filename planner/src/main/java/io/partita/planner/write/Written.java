package io.partita.planner.write;

import io.partita.engine.api.item.Item;
import java.util.List;

/**
 * What a write did.
 *
 * @param items how many items it wrote or removed
 * @param images what RETURNING asked for, one for each item that has such an image; empty if nothing was asked for
 */
public record Written(long items, List<Item> images) {
    static final Written NOTHING = new Written(0, List.of());

    public Written {
        images = List.copyOf(images);
    }
}
