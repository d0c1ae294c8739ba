package io.partita.engine.storage.key;

import static io.partita.engine.storage.key.RandomKeys.encoded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEncodingTest {
    private static final int PAIRS = 10_000;

    /** What lies on disks must stay as it is. */
    @ParameterizedTest
    @CsvSource({
        "0, 11",
        "1, 12 82 0b 00",
        "-1, 10 7d f4 ff",
        "10, 12 83 0b 00",
        "12, 12 83 0d 00",
        "123, 12 84 0d 1f 00",
        "-123, 10 7b f2 e0 ff",
        "0.5, 12 81 33 00",
        "99, 12 83 64 00",
        "1E-130, 12 00 0b 00",
        "1E125, 12 ff 0b 00",
        "9.9999999999999999999999999999999999999E125, 12 ff 64 64 64 64 64 64 64 64 64 64 64 64 64 64 64 64 64 64 64 00",
        "1234567890123456789, 12 94 0d 23 39 4f 5b 0d 23 39 4f 5b 00"
    })
    void numbersAreWrittenAsDocumented(BigDecimal number, String bytes) {
        assertThat(hex(AttributeValue.of(number))).isEqualTo(bytes);
    }

    @Test
    void stringsAndBinariesAreWrittenAsDocumented() {
        assertThat(hex(AttributeValue.of(""))).isEqualTo("20 00 01");
        assertThat(hex(AttributeValue.of("ab"))).isEqualTo("20 61 62 00 01");
        assertThat(hex(AttributeValue.of("a\u0000b"))).isEqualTo("20 61 00 ff 62 00 01");
        assertThat(hex(AttributeValue.of("é\u20AC\uD83D\uDE00"))).isEqualTo("20 c3 a9 e2 82 ac f0 9f 98 80 00 01");
        assertThat(hex(AttributeValue.of(new byte[] {0, 1, (byte) 0xff}))).isEqualTo("30 00 ff 01 ff 00 01");
    }

    /** As zero-allocation-hashing 2026.0 computes them of the documented bytes. */
    @Test
    void hashesAreTheSameForEver() {
        assertThat(KeyEncoding.hash(AttributeValue.of("customer#1"))).isEqualTo(0x060254bed6b154b4L);
        assertThat(KeyEncoding.hash(AttributeValue.of(42))).isEqualTo(0x8e9515572afdc266L);
        assertThat(KeyEncoding.hash(AttributeValue.of(new byte[] {1, 2, 3}))).isEqualTo(0xa97e9a0312987482L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void numbersKeepTheirOrder(long seed) {
        RandomKeys random = new RandomKeys(new Random(seed));
        for (int i = 0; i < PAIRS; i++) {
            AttributeValue left = random.number();
            checkPair(left, random.near(left), seed);
            checkPair(left, random.number(), seed);
        }
    }

    /** Everything against everything, around the places where the form of the encoding changes. */
    @Test
    void numbersAtTheLimitsKeepTheirOrder() {
        List<AttributeValue> numbers = RandomKeys.limits();
        for (AttributeValue left : numbers) {
            for (AttributeValue right : numbers) {
                checkPair(left, right, 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void stringsKeepTheirOrderAndTheirPrefixes(long seed) {
        RandomKeys random = new RandomKeys(new Random(seed));
        for (int i = 0; i < PAIRS; i++) {
            String left = random.text();
            checkPair(AttributeValue.of(left), AttributeValue.of(left + random.text()), seed);
            checkPair(AttributeValue.of(left), AttributeValue.of(random.text()), seed);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void binariesKeepTheirOrderAndTheirPrefixes(long seed) {
        RandomKeys random = new RandomKeys(new Random(seed));
        for (int i = 0; i < PAIRS; i++) {
            checkPair(random.binary(), random.binary(), seed);
        }
    }

    private static void checkPair(AttributeValue left, AttributeValue right, long seed) {
        byte[] leftBytes = encoded(left);
        byte[] rightBytes = encoded(right);
        int order = Integer.signum(Arrays.compareUnsigned(leftBytes, rightBytes));
        if (order != Integer.signum(Values.compare(left, right))) {
            throw new AssertionError("seed " + seed + ": " + left + " and " + right + " have order " + order);
        }
        checkTogether(left, leftBytes, right, rightBytes);
        if (left.type() != AttributeType.N) {
            checkPrefix(left, right, rightBytes);
        }
    }

    /** One behind the other, each is read back to its own end. */
    private static void checkTogether(AttributeValue left, byte[] leftBytes, AttributeValue right, byte[] rightBytes) {
        ByteBuffer both = ByteBuffer.allocateDirect(leftBytes.length + rightBytes.length);
        both.put(leftBytes).put(rightBytes).flip();
        if (!KeyEncoding.read(both).equals(left) || !KeyEncoding.read(both).equals(right) || both.hasRemaining()) {
            throw new AssertionError(left + " and " + right + " do not come back");
        }
    }

    private static void checkPrefix(AttributeValue prefix, AttributeValue value, byte[] valueBytes) {
        KeyBuffer buffer = new KeyBuffer();
        KeyEncoding.appendPrefix(buffer, prefix);
        byte[] prefixBytes = buffer.toByteArray();
        boolean begins = prefixBytes.length <= valueBytes.length
                && Arrays.equals(prefixBytes, 0, prefixBytes.length, valueBytes, 0, prefixBytes.length);
        if (begins != Values.beginsWith(value, prefix)) {
            throw new AssertionError(value + " begins with " + prefix + ": " + begins);
        }
        byte[] behind = KeyBuffer.behindPrefix(prefixBytes);
        boolean within =
                Arrays.compareUnsigned(prefixBytes, valueBytes) <= 0 && Arrays.compareUnsigned(valueBytes, behind) < 0;
        if (within != begins) {
            throw new AssertionError(value + " lies in the range of " + prefix + ": " + within);
        }
    }

    @Test
    void valuesOfDifferentTypesNeverMeet() {
        AttributeValue[] values = {
            AttributeValue.of(-1),
            AttributeValue.of(0),
            AttributeValue.of(1),
            AttributeValue.of("\u0001"),
            AttributeValue.of(new byte[] {1})
        };
        for (AttributeValue left : values) {
            for (AttributeValue right : values) {
                assertThat(encoded(left)[0] == encoded(right)[0]).isEqualTo(left == right);
            }
        }
    }

    @Test
    void refusesWhatCannotBeAKey() {
        for (String text : List.of("\uD83D", "a\uDE00", "\uD83Da", "\uDE00\uD83D")) {
            assertThatThrownBy(() -> encoded(AttributeValue.of(text)))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION));
        }
        assertThatThrownBy(() -> encoded(AttributeValue.of(true))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> KeyEncoding.appendPrefix(new KeyBuffer(), AttributeValue.of(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Damaged bytes are CORRUPTION or the one encoding of another value. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damageIsFoundOrIsAnotherKey(long seed) {
        RandomKeys random = new RandomKeys(new Random(seed));
        int found = 0;
        for (int i = 0; i < PAIRS; i++) {
            ByteBuffer damaged = ByteBuffer.wrap(random.damaged(encoded(random.value())));
            try {
                AttributeValue value = KeyEncoding.read(damaged);
                byte[] read = Arrays.copyOf(damaged.array(), damaged.position());
                if (!Arrays.equals(encoded(value), read)) {
                    throw new AssertionError("seed " + seed + ": " + value + " was read from another encoding");
                }
            } catch (StoreException e) {
                found += e.code() == ErrorCode.CORRUPTION ? 1 : PAIRS;
            }
        }
        assertThat(found).isBetween(PAIRS / 100, PAIRS);
    }

    @Test
    void aValueCanBeAppendedBehindItsHash() {
        for (AttributeValue value : List.of(AttributeValue.of("customer#1"), AttributeValue.of(-42))) {
            KeyBuffer expected = new KeyBuffer().writeByte(7).writeLong(KeyEncoding.hash(value));
            KeyEncoding.append(expected, value);
            KeyBuffer actual = new KeyBuffer().writeByte(7);
            KeyEncoding.appendWithHash(actual, value);
            assertThat(actual.toByteArray()).isEqualTo(expected.toByteArray());
        }
    }

    /** Keys that hardly differ fill 256 equal parts of the hashes evenly: chi-squared within five sigma of what chance does. */
    @ParameterizedTest
    @ValueSource(ints = {0, 28, 56})
    void hashesOfSimilarKeysSpread(int shift) {
        int count = 1 << 15;
        int[] strings = new int[256];
        int[] numbers = new int[256];
        for (int i = 0; i < count; i++) {
            strings[(int) (KeyEncoding.hash(AttributeValue.of("customer#" + i)) >>> shift) & 0xff]++;
            numbers[(int) (KeyEncoding.hash(AttributeValue.of(i)) >>> shift) & 0xff]++;
        }
        double sigma = Math.sqrt(2.0 * 255);
        assertThat(chiSquared(strings, count)).isBetween(255 - 5 * sigma, 255 + 5 * sigma);
        assertThat(chiSquared(numbers, count)).isBetween(255 - 5 * sigma, 255 + 5 * sigma);
    }

    private static double chiSquared(int[] parts, int count) {
        double expected = (double) count / parts.length;
        return Arrays.stream(parts)
                .mapToDouble(part -> (part - expected) * (part - expected) / expected)
                .sum();
    }

    private static String hex(AttributeValue value) {
        return HexFormat.ofDelimiter(" ").formatHex(encoded(value));
    }
}
