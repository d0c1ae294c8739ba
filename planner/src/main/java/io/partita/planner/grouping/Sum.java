package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.Item;
import java.math.BigDecimal;

/** SUM and AVG of the numbers among the values. */
final class Sum implements Accumulator.Reversible {
    /** Any two numbers of this many digits have a sum that fits a long. */
    private static final int LONG_DIGITS = 18;

    private static final long MOST = Long.MAX_VALUE / 2;

    private final boolean average;
    private long small;
    private BigDecimal large = BigDecimal.ZERO;
    private long count;

    Sum(boolean average) {
        this.average = average;
    }

    @Override
    public void add(AttributeValue value, Item row) {
        if (value instanceof NumberValue number) {
            count++;
            plus(number.value());
        }
    }

    @Override
    public void remove(AttributeValue value) {
        if (value instanceof NumberValue number) {
            count--;
            plus(number.value().negate());
        }
    }

    /** Whole numbers are added as long as they fit a long; that is several times as fast. */
    private void plus(BigDecimal number) {
        if (number.scale() == 0 && number.precision() <= LONG_DIGITS) {
            small += number.longValue();
            if (small > MOST || small < -MOST) {
                large = large.add(BigDecimal.valueOf(small));
                small = 0;
            }
        } else {
            large = large.add(number);
        }
    }

    @Override
    public void merge(Accumulator other) {
        Sum that = (Sum) other;
        large = large.add(that.sum());
        count += that.count;
    }

    private BigDecimal sum() {
        return large.add(BigDecimal.valueOf(small));
    }

    @Override
    public AttributeValue result() {
        if (count == 0) {
            return NullValue.NULL;
        }
        return average ? ExactNumbers.quotient(sum(), count, "AVG") : ExactNumbers.value(sum(), "SUM");
    }
}
