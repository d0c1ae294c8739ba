package io.partita.engine.storage.key;

import io.partita.engine.api.item.AttributeValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Key values that have much in common. */
final class RandomKeys {
    private static final int[] CHARACTERS = {
        0, 0, 1, 2, 'a', 'b', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff
    };
    private static final byte[] BYTES = {0, 1, 2, 127, -128, -1};

    private final Random random;

    RandomKeys(Random random) {
        this.random = random;
    }

    static byte[] encoded(AttributeValue value) {
        KeyBuffer buffer = new KeyBuffer();
        KeyEncoding.append(buffer, value);
        return buffer.toByteArray();
    }

    /** Powers of ten of all magnitudes with their neighbours of 1, 17, 18, 19 and 38 digits, and their negations, and zero. */
    static List<AttributeValue> limits() {
        List<AttributeValue> limits = new ArrayList<>(List.of(AttributeValue.of(0)));
        for (int exponent : new int[] {-130, -1, 0, 1, 18, 38, 125}) {
            BigDecimal power = BigDecimal.ONE.scaleByPowerOfTen(exponent);
            for (int digits : new int[] {1, 2, 18, 19, 38}) {
                BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(exponent - digits + 1);
                BigDecimal largest = power.scaleByPowerOfTen(1).subtract(unit);
                for (BigDecimal number : List.of(power, power.add(unit), largest)) {
                    if (number.round(new MathContext(38, RoundingMode.DOWN)).compareTo(number) == 0
                            && number.compareTo(new BigDecimal("1E126")) < 0) {
                        limits.add(AttributeValue.of(number));
                        limits.add(AttributeValue.of(number.negate()));
                    }
                }
            }
        }
        return limits;
    }

    AttributeValue value() {
        return switch (random.nextInt(3)) {
            case 0 -> number();
            case 1 -> AttributeValue.of(text());
            default -> binary();
        };
    }

    AttributeValue number() {
        int digits = 1 + random.nextInt(38);
        BigInteger unscaled = new BigInteger(126, random).mod(BigInteger.TEN.pow(digits));
        int exponent = random.nextBoolean() ? random.nextInt(256) - 130 : random.nextInt(6) - 3;
        BigDecimal number = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate());
        return AttributeValue.of(number.scaleByPowerOfTen(exponent - number.precision() + 1));
    }

    /** The number itself, with the other sign, or with fewer digits. */
    AttributeValue near(AttributeValue value) {
        BigDecimal number = ((AttributeValue.NumberValue) value).value();
        return switch (random.nextInt(3)) {
            case 0 -> AttributeValue.of(number.negate());
            case 1 -> AttributeValue.of(number.round(new MathContext(1 + random.nextInt(38), RoundingMode.DOWN)));
            default -> value;
        };
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    AttributeValue binary() {
        byte[] bytes = new byte[random.nextInt(6)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = BYTES[random.nextInt(BYTES.length)];
        }
        return AttributeValue.of(bytes);
    }

    /** The bytes with one of them changed, or cut off somewhere. */
    byte[] damaged(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        if (random.nextInt(4) == 0) {
            return Arrays.copyOf(bytes, at);
        }
        byte[] damaged = bytes.clone();
        damaged[at] = (byte) random.nextInt(256);
        return damaged;
    }
}
