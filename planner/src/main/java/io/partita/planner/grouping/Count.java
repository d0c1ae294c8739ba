package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;

/** COUNT. */
final class Count implements Accumulator.Reversible {
    private long count;

    @Override
    public void add(AttributeValue value, Item row) {
        count++;
    }

    @Override
    public void remove(AttributeValue value) {
        count--;
    }

    @Override
    public void merge(Accumulator other) {
        count += ((Count) other).count;
    }

    @Override
    public AttributeValue result() {
        return AttributeValue.of(count);
    }
}
