package io.partita.engine.storage.item;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact number: its scale (a signed variable-length integer) shifted by one bit with, in the lowest, whether
 * its digits fit 64 bits; then the digits as a signed variable-length integer, or as the length and bytes of
 * their two's complement.
 */
final class NumberEncoding {
    /** The bytes of the two's complement of 38 nines. */
    private static final int MAX_DIGIT_BYTES = 16;

    /** Scales of the model lie between -125 and 167. */
    private static final int MAX_SCALE = 200;

    private NumberEncoding() {}

    static void write(ByteWriter writer, BigDecimal number) {
        int scale = number.scale();
        if (number.precision() <= 18) {
            writer.writeSigned((long) scale << 1);
            writer.writeSigned(
                    scale == 0 ? number.longValue() : number.unscaledValue().longValue());
        } else {
            writer.writeSigned(((long) scale << 1) | 1);
            writer.writeBytes(number.unscaledValue().toByteArray());
        }
    }

    static BigDecimal read(ByteReader reader) {
        long scaleAndForm = reader.readSignedLong();
        long scale = scaleAndForm >> 1;
        if (Math.abs(scale) > MAX_SCALE) {
            throw reader.corrupt("a number in it has the scale " + scale);
        }
        if ((scaleAndForm & 1) == 0) {
            return BigDecimal.valueOf(reader.readSignedLong(), (int) scale);
        }
        byte[] digits = reader.readBytes();
        if (digits.length == 0 || digits.length > MAX_DIGIT_BYTES) {
            throw reader.corrupt("a number in it has " + digits.length + " bytes of digits");
        }
        return new BigDecimal(new BigInteger(digits), (int) scale);
    }
}
