package io.partita.planner.function;

import io.partita.engine.api.item.Numbers;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Powers and roots. */
final class Roots {
    private static final MathContext PRECISION = new MathContext(Numbers.MAX_DIGITS, RoundingMode.HALF_UP);
    /** A power beyond is 0, 1 or out of range for every number of the model that is not within 1E-36 of 1. */
    private static final int MAX_EXPONENT = 99_999_999;

    private Roots() {}

    static BigDecimal squareRoot(BigDecimal number) {
        if (number.signum() < 0) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE,
                    "there is no square root of a negative number: " + number.toPlainString());
        }
        return number.sqrt(PRECISION);
    }

    /** Exact to 38 digits for integral exponents, as exact as a double for others. */
    static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        if (base.signum() == 0 && exponent.signum() < 0) {
            throw new QueryException(QueryErrorCode.DIVISION_BY_ZERO, "0 to a negative power is a division by zero");
        }
        boolean integral = exponent.scale() <= 0 && exponent.abs().compareTo(BigDecimal.valueOf(MAX_EXPONENT)) <= 0;
        if (!integral) {
            return Curves.finite(
                    "POWER",
                    Math.pow(base.doubleValue(), exponent.doubleValue()),
                    base.toPlainString() + " to the power of " + exponent.toPlainString());
        }
        if (base.signum() == 0) {
            return exponent.signum() == 0 ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        try {
            return base.pow(exponent.intValueExact(), PRECISION);
        } catch (ArithmeticException outOfRange) {
            throw QueryException.of(
                    QueryErrorCode.NUMBER_OUT_OF_RANGE,
                    base.toPlainString() + " to the power of " + exponent.toPlainString() + " is out of range",
                    outOfRange);
        }
    }
}
