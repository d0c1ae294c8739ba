package io.partita.engine.api.item;

import java.math.BigDecimal;

/**
 * The number model: at most 38 significant digits, magnitude from 1E-130 to
 * 9.9999999999999999999999999999999999999E+125, exact.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html#HowItWorks.DataTypes.Number">Number</a>.
 */
public final class Numbers {
    /** The most significant digits that a number can have. */
    public static final int MAX_DIGITS = 38;

    /** So many digits always fit a long. */
    private static final int MAX_LONG_DIGITS = 18;

    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;

    private Numbers() {}

    /**
     * The number without trailing zeros, checked against the model.
     *
     * @throws IllegalArgumentException with the text that Amazon DynamoDB answers if the number does not fit
     */
    public static BigDecimal normalize(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (isShortInteger(number) && number.longValue() % 10 != 0) {
            return number;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        if (stripped.precision() > MAX_DIGITS) {
            throw new IllegalArgumentException("Attempting to store more than 38 significant digits in a Number");
        }
        // The scale of a hostile number may be any int.
        long exponent = (long) stripped.precision() - stripped.scale() - 1;
        if (exponent > MAX_EXPONENT) {
            throw new IllegalArgumentException(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < MIN_EXPONENT) {
            throw new IllegalArgumentException(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        return stripped;
    }

    /** Most numbers are, and nothing else has to be checked of them. */
    private static boolean isShortInteger(BigDecimal number) {
        return number.scale() == 0 && number.precision() <= MAX_LONG_DIGITS;
    }
}
