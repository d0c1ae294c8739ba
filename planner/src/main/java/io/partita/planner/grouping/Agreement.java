package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.Item;

/** EVERY and SOME of the booleans among the values. */
final class Agreement implements Accumulator.Reversible {
    private final boolean every;
    private long yes;
    private long no;

    Agreement(boolean every) {
        this.every = every;
    }

    @Override
    public void add(AttributeValue value, Item row) {
        count(value, 1);
    }

    @Override
    public void remove(AttributeValue value) {
        count(value, -1);
    }

    private void count(AttributeValue value, int by) {
        if (value instanceof BooleanValue bool) {
            yes += bool.value() ? by : 0;
            no += bool.value() ? 0 : by;
        }
    }

    @Override
    public void merge(Accumulator other) {
        Agreement that = (Agreement) other;
        yes += that.yes;
        no += that.no;
    }

    @Override
    public AttributeValue result() {
        if (yes + no == 0) {
            return NullValue.NULL;
        }
        return AttributeValue.of(every ? no == 0 : yes > 0);
    }
}
