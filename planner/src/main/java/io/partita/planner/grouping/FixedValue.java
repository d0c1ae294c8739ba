package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;

/** The value of GROUPING, which is the same whatever rows there are. */
record FixedValue(AttributeValue result) implements Accumulator {

    @Override
    public void add(AttributeValue value, Item row) {
        // Says nothing about it.
    }

    @Override
    public void merge(Accumulator other) {
        // The same group has the same value.
    }
}
