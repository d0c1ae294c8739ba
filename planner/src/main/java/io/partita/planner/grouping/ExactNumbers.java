package io.partita.planner.grouping;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Numbers;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Results of exact arithmetic as values. What is summed is exact, however many digits that takes, so that the order of
 * the rows does not matter; the result has 38 digits, half even.
 */
final class ExactNumbers {
    static final MathContext PRECISION = new MathContext(Numbers.MAX_DIGITS, RoundingMode.HALF_EVEN);

    private ExactNumbers() {}

    /**
     * The value of a number.
     *
     * @throws QueryException NUMBER_OUT_OF_RANGE beyond the magnitude of the data model
     */
    static AttributeValue value(BigDecimal number, String function) {
        try {
            return AttributeValue.of(number.round(PRECISION));
        } catch (IllegalArgumentException outOfRange) {
            throw QueryException.of(
                    QueryErrorCode.NUMBER_OUT_OF_RANGE,
                    "the result of " + function + " is out of range: " + outOfRange.getMessage(),
                    outOfRange);
        }
    }

    static AttributeValue quotient(BigDecimal dividend, long divisor, String function) {
        return value(dividend.divide(BigDecimal.valueOf(divisor), PRECISION), function);
    }
}
