package io.partita.engine.storage.key;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * Exact decimal numbers as bytes in their order, 22 bytes at most.
 *
 * <p>A positive number d.ddd…E+x, without trailing zeros, is 0x12, one byte x + 130, then its digits two by
 * two from the first, each pair one byte of its value plus one (a lone last digit is a pair with zero), then
 * 0x00. A negative number is 0x10 and the bytes of its absolute value complemented, so that what is larger
 * without the sign is smaller with it. Zero is 0x11.
 */
final class NumberKey {
    static final int NEGATIVE = 0x10;
    static final int ZERO = 0x11;
    static final int POSITIVE = 0x12;

    private static final int EXPONENT_BIAS = 130;
    private static final int MAX_PAIRS = 19;
    /** Digits that always fit a long, an even number. */
    private static final int LONG_DIGITS = 18;

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private NumberKey() {}

    /** Appends a number that is normalised, as the data model has it. */
    static void append(KeyBuffer buffer, BigDecimal number) {
        int sign = number.signum();
        if (sign == 0) {
            buffer.writeByte(ZERO);
            return;
        }
        int complement = sign < 0 ? 0xff : 0;
        int precision = number.precision();
        int exponent = precision - number.scale() - 1;
        buffer.writeByte(sign < 0 ? NEGATIVE : POSITIVE).writeByte((exponent + EXPONENT_BIAS) ^ complement);
        if (precision <= LONG_DIGITS) {
            long unscaled = number.scale() == 0
                    ? number.longValue()
                    : number.unscaledValue().longValue();
            appendDigits(buffer, Math.abs(unscaled), precision, complement);
        } else {
            appendDigits(buffer, number.unscaledValue().abs().toString(), complement);
        }
        buffer.writeByte(complement);
    }

    private static void appendDigits(KeyBuffer buffer, long digits, int count, int complement) {
        int pairs = (count + 1) / 2;
        int from = buffer.length();
        buffer.reserve(pairs);
        byte[] bytes = buffer.array();
        long rest = (count & 1) == 0 ? digits : digits * 10;
        for (int i = pairs - 1; i >= 0; i--) {
            bytes[from + i] = (byte) (((int) (rest % 100) + 1) ^ complement);
            rest /= 100;
        }
        buffer.truncate(from + pairs);
    }

    private static void appendDigits(KeyBuffer buffer, String digits, int complement) {
        for (int i = 0; i < digits.length(); i += 2) {
            int tens = digits.charAt(i) - '0';
            int ones = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
            buffer.writeByte((tens * 10 + ones + 1) ^ complement);
        }
    }

    /** Reads what follows the type byte and moves behind it. */
    static BigDecimal read(int type, ByteBuffer buffer) {
        if (type == ZERO) {
            return BigDecimal.ZERO;
        }
        int complement = type == NEGATIVE ? 0xff : 0;
        int exponent = next(buffer, complement) - EXPONENT_BIAS;
        BigInteger big = BigInteger.ZERO;
        long small = 0;
        int pairs = 0;
        int pair = 0;
        for (int b = next(buffer, complement); b != 0; b = next(buffer, complement)) {
            pair = b - 1;
            pairs++;
            if (pair > 99 || pairs > MAX_PAIRS || (pairs == 1 && pair < 10)) {
                throw KeyEncoding.corrupt("a number has digits that cannot be");
            }
            if (pairs <= LONG_DIGITS / 2) {
                small = small * 100 + pair;
            } else {
                big = (pairs == LONG_DIGITS / 2 + 1 ? BigInteger.valueOf(small) : big)
                        .multiply(HUNDRED)
                        .add(BigInteger.valueOf(pair));
            }
        }
        if (pair == 0) {
            throw KeyEncoding.corrupt("a number has no digits or ends in zeros");
        }
        BigInteger digits = pairs <= LONG_DIGITS / 2 ? BigInteger.valueOf(small) : big;
        return new BigDecimal(type == NEGATIVE ? digits.negate() : digits, 2 * pairs - 1 - exponent);
    }

    private static int next(ByteBuffer buffer, int complement) {
        if (!buffer.hasRemaining()) {
            throw KeyEncoding.corrupt("a number has no end");
        }
        return (buffer.get() & 0xff) ^ complement;
    }
}
