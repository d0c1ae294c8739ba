package io.partita.planner.access;

import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.table.KeySchema;
import io.partita.planner.session.Execution;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each item once, by its primary key. */
final class DistinctItems implements ItemCursor {
    private final ItemCursor input;
    private final KeySchema schema;
    private final MemoryBound memory;
    private final Set<PrimaryKey> seen = new HashSet<>();

    DistinctItems(ItemCursor input, KeySchema schema, Execution execution) {
        this.input = input;
        this.schema = schema;
        this.memory = new MemoryBound(
                execution, "to return each item once", "ask for ranges that do not overlap, or for fewer items");
    }

    @Override
    public @Nullable Item next() {
        for (Item item = input.next(); item != null; item = input.next()) {
            PrimaryKey key = KeyValues.of(schema, item);
            if (seen.add(key)) {
                memory.add(ItemSize.of(key.partition()) + (key.sort() == null ? 0 : ItemSize.of(key.sort())));
                return item;
            }
        }
        return null;
    }

    @Override
    public boolean isReady() {
        return input.isReady();
    }

    @Override
    public void close() {
        memory.release();
        input.close();
    }
}
