package io.partita.planner.expression;

import com.google.errorprone.annotations.Immutable;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.Numbers;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic on exact numbers. A result of more than 38 digits is rounded to 38, half up; one beyond the magnitude of
 * the data model is an error. The value of an operation on anything but numbers is MISSING.
 */
public final class Arithmetic {
    private static final MathContext PRECISION = new MathContext(Numbers.MAX_DIGITS, RoundingMode.HALF_UP);

    private Arithmetic() {}

    static Evaluation unary(OfNumber function) {
        return Evaluation.strict(
                value -> value instanceof NumberValue number ? number(function.of(number.value())) : null);
    }

    static Evaluation binary(OfNumbers function) {
        return Evaluation.strict((left, right) -> left instanceof NumberValue l && right instanceof NumberValue r
                ? number(function.of(l.value(), r.value()))
                : null);
    }

    /**
     * The quotient to 38 digits.
     *
     * @throws QueryException DIVISION_BY_ZERO
     */
    public static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        requireDivisor(divisor);
        return dividend.divide(divisor, PRECISION);
    }

    /** The remainder of a division that is cut off at the point; has the sign of the dividend. */
    static BigDecimal remainder(BigDecimal dividend, BigDecimal divisor) {
        requireDivisor(divisor);
        return dividend.remainder(divisor);
    }

    static BigDecimal toInteger(BigDecimal number, RoundingMode rounding) {
        return number.scale() <= 0 ? number : number.setScale(0, rounding);
    }

    /**
     * The value of a number, rounded to the precision of the model.
     *
     * @throws QueryException NUMBER_OUT_OF_RANGE if its magnitude is beyond the model
     */
    public static AttributeValue number(BigDecimal number) {
        try {
            return AttributeValue.of(number.round(PRECISION));
        } catch (IllegalArgumentException outOfRange) {
            throw QueryException.of(
                    QueryErrorCode.NUMBER_OUT_OF_RANGE, String.valueOf(outOfRange.getMessage()), outOfRange);
        }
    }

    private static void requireDivisor(BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new QueryException(QueryErrorCode.DIVISION_BY_ZERO, "division by zero");
        }
    }

    @Immutable
    @FunctionalInterface
    interface OfNumber {
        BigDecimal of(BigDecimal number);
    }

    @Immutable
    @FunctionalInterface
    interface OfNumbers {
        BigDecimal of(BigDecimal left, BigDecimal right);
    }
}
