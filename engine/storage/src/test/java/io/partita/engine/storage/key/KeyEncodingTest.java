package io.partita.engine.storage.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncodingTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void numbersKeepTheirOrder(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            AttributeValue left = randomNumber(random);
            AttributeValue right = random.nextInt(4) == 0 ? near(random, left) : randomNumber(random);
            checkOrder(left, right, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void stringsKeepTheirOrderAndTheirPrefixes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            String left = randomText(random);
            String right = random.nextBoolean() ? left + randomText(random) : randomText(random);
            checkOrder(AttributeValue.of(left), AttributeValue.of(right), "seed " + seed);
            checkPrefix(AttributeValue.of(left), AttributeValue.of(right), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void binariesKeepTheirOrderAndTheirPrefixes(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            AttributeValue left = randomBinary(random);
            AttributeValue right = randomBinary(random);
            checkOrder(left, right, "seed " + seed);
            checkPrefix(left, right, "seed " + seed);
        }
    }

    private static void checkOrder(AttributeValue left, AttributeValue right, String where) {
        byte[] leftBytes = encoded(left);
        byte[] rightBytes = encoded(right);
        assertThat(Integer.signum(Arrays.compareUnsigned(leftBytes, rightBytes)))
                .as("%s: %s and %s", where, left, right)
                .isEqualTo(Integer.signum(Values.compare(left, right)));
        ByteBuffer both = ByteBuffer.allocate(leftBytes.length + rightBytes.length);
        both.put(leftBytes).put(rightBytes).flip();
        assertThat(KeyEncoding.read(both)).as(where).isEqualTo(left);
        assertThat(KeyEncoding.read(both)).as(where).isEqualTo(right);
        assertThat(both.hasRemaining()).as(where).isFalse();
    }

    private static void checkPrefix(AttributeValue prefix, AttributeValue value, String where) {
        KeyBuffer buffer = new KeyBuffer();
        KeyEncoding.appendPrefix(buffer, prefix);
        byte[] prefixBytes = buffer.toByteArray();
        byte[] valueBytes = encoded(value);
        boolean begins = prefixBytes.length <= valueBytes.length
                && Arrays.equals(prefixBytes, 0, prefixBytes.length, valueBytes, 0, prefixBytes.length);
        assertThat(begins)
                .as("%s: %s begins with %s", where, value, prefix)
                .isEqualTo(Values.beginsWith(value, prefix));
    }

    private static byte[] encoded(AttributeValue value) {
        KeyBuffer buffer = new KeyBuffer();
        KeyEncoding.append(buffer, value);
        return buffer.toByteArray();
    }

    private static AttributeValue randomNumber(Random random) {
        int digits = 1 + random.nextInt(38);
        BigInteger unscaled = new BigInteger(126, random).mod(BigInteger.TEN.pow(digits));
        int exponent = random.nextBoolean() ? random.nextInt(256) - 130 : random.nextInt(6) - 3;
        BigDecimal number = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate());
        return AttributeValue.of(number.scaleByPowerOfTen(exponent - number.precision() + 1));
    }

    /** A number that differs in one digit, the sign or the exponent. */
    private static AttributeValue near(Random random, AttributeValue value) {
        BigDecimal number = ((AttributeValue.NumberValue) value).value();
        return switch (random.nextInt(3)) {
            case 0 -> AttributeValue.of(number.negate());
            case 1 -> AttributeValue.of(number.round(new java.math.MathContext(1 + random.nextInt(38))));
            default -> value;
        };
    }

    private static String randomText(Random random) {
        int[] alphabet = {0, 0, 1, 2, 'a', 'b', 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.appendCodePoint(alphabet[random.nextInt(alphabet.length)]);
        }
        return text.toString();
    }

    private static AttributeValue randomBinary(Random random) {
        byte[] alphabet = {0, 1, 2, 127, -128, -1};
        byte[] bytes = new byte[random.nextInt(6)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = alphabet[random.nextInt(alphabet.length)];
        }
        return AttributeValue.of(bytes);
    }
}
