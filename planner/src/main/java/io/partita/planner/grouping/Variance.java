package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.AggregateFunction;
import java.math.BigDecimal;
import java.math.MathContext;

/** Variances and standard deviations of the numbers among the values, of their exact sums. */
final class Variance implements Accumulator.Reversible {
    /** So that the root has as many digits as a number can have. */
    private static final MathContext BEFORE_ROOT = new MathContext(2 * ExactNumbers.PRECISION.getPrecision());

    private final AggregateFunction function;
    private BigDecimal sum = BigDecimal.ZERO;
    private BigDecimal squares = BigDecimal.ZERO;
    private long count;

    Variance(AggregateFunction function) {
        this.function = function;
    }

    @Override
    public void add(AttributeValue value, Item row) {
        if (value instanceof NumberValue number) {
            sum = sum.add(number.value());
            squares = squares.add(number.value().multiply(number.value()));
            count++;
        }
    }

    @Override
    public void remove(AttributeValue value) {
        if (value instanceof NumberValue number) {
            sum = sum.subtract(number.value());
            squares = squares.subtract(number.value().multiply(number.value()));
            count--;
        }
    }

    @Override
    public void merge(Accumulator other) {
        Variance that = (Variance) other;
        sum = sum.add(that.sum);
        squares = squares.add(that.squares);
        count += that.count;
    }

    /** (n Σx² - (Σx)²) / (n d), where d is n for a population and n - 1 for a sample. */
    @Override
    public AttributeValue result() {
        boolean sample = function == AggregateFunction.VAR_SAMP || function == AggregateFunction.STDDEV_SAMP;
        boolean root = function == AggregateFunction.STDDEV_POP || function == AggregateFunction.STDDEV_SAMP;
        long divisor = sample ? count - 1 : count;
        if (divisor <= 0) {
            return NullValue.NULL;
        }
        BigDecimal n = BigDecimal.valueOf(count);
        BigDecimal dividend = n.multiply(squares).subtract(sum.multiply(sum));
        BigDecimal variance = dividend.divide(n.multiply(BigDecimal.valueOf(divisor)), BEFORE_ROOT);
        return ExactNumbers.value(root ? variance.sqrt(ExactNumbers.PRECISION) : variance, function.name());
    }
}
