package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import org.jspecify.annotations.Nullable;

/** ANY_VALUE, which takes the first, and SINGLE_VALUE, which allows no second. */
final class FirstValue implements Accumulator {
    private final boolean single;
    private @Nullable AttributeValue first;

    FirstValue(boolean single) {
        this.single = single;
    }

    @Override
    public void add(AttributeValue value, Item row) {
        if (first == null) {
            first = value;
        } else if (single) {
            throw new QueryException(
                    QueryErrorCode.MORE_THAN_ONE_ROW,
                    "a subquery that stands for one value returned more than one row;"
                            + " add a condition or LIMIT 1, or use IN or EXISTS");
        }
    }

    @Override
    public void merge(Accumulator other) {
        AttributeValue that = ((FirstValue) other).first;
        if (that != null) {
            add(that, Item.EMPTY);
        }
    }

    @Override
    public AttributeValue result() {
        return first == null ? NullValue.NULL : first;
    }
}
