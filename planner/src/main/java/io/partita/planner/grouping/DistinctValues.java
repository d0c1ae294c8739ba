package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.ItemSize;
import io.partita.planner.access.MemoryBound;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hands each value on once, with the first row that has it. */
final class DistinctValues implements Accumulator {
    private final Accumulator function;
    private final boolean keepsRows;
    private final MemoryBound memory;
    private final Map<AttributeValue, Item> seen = new LinkedHashMap<>();

    /**
     * Nothing yet.
     *
     * @param keepsRows whether the function needs the rows beside the values
     */
    DistinctValues(Accumulator function, boolean keepsRows, MemoryBound memory) {
        this.function = function;
        this.keepsRows = keepsRows;
        this.memory = memory;
    }

    @Override
    public void add(AttributeValue value, Item row) {
        Item kept = keepsRows ? row : Item.EMPTY;
        if (seen.putIfAbsent(value, kept) == null) {
            memory.add(ItemSize.of(value) + kept.sizeBytes());
            function.add(value, row);
        }
    }

    @Override
    public void merge(Accumulator other) {
        ((DistinctValues) other).seen.forEach(this::add);
    }

    @Override
    public AttributeValue result() {
        return function.result();
    }
}
