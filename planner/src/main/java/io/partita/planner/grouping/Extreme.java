package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.ValueOrder;
import org.jspecify.annotations.Nullable;

/** MIN and MAX, by the order that ORDER BY has. */
final class Extreme implements Accumulator {
    private final boolean greatest;
    private @Nullable AttributeValue extreme;

    Extreme(boolean greatest) {
        this.greatest = greatest;
    }

    @Override
    public void add(AttributeValue value, Item row) {
        if (extreme == null || isBeyond(value, extreme)) {
            extreme = value;
        }
    }

    private boolean isBeyond(AttributeValue value, AttributeValue than) {
        int order = ValueOrder.ASCENDING.compare(value, than);
        return greatest ? order > 0 : order < 0;
    }

    @Override
    public void merge(Accumulator other) {
        AttributeValue that = ((Extreme) other).extreme;
        if (that != null && (extreme == null || isBeyond(that, extreme))) {
            extreme = that;
        }
    }

    @Override
    public AttributeValue result() {
        return extreme == null ? NullValue.NULL : extreme;
    }
}
