package io.partita.engine.storage.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemEncodingTest {
    /** What lies on disks must stay as it is. */
    @Test
    void isWrittenAsDocumented() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("a", AttributeValue.of("é"));
        attributes.put("n", AttributeValue.of(-3));
        attributes.put("x", AttributeValue.of(List.of(AttributeValue.of(true), AttributeValue.nullValue())));
        attributes.put("d", AttributeValue.of(new BigDecimal("1.5")));
        byte[] bytes = ItemEncoding.encode(Item.of(attributes));
        assertThat(HexFormat.ofDelimiter(" ").formatHex(bytes))
                .isEqualTo("01 12 04 0c"
                        + " 01 61 04 01 6e 03 01 78 04 01 64 03"
                        + " 01 02 c3 a9 02 00 05 08 02 04 06 02 04 1e");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void itemsComeBackAsTheyWere(long seed) {
        RandomItems random = new RandomItems(new Random(seed));
        for (int i = 0; i < 1_000; i++) {
            Item item = random.item();
            byte[] bytes = ItemEncoding.encode(item);
            Item decoded = ItemEncoding.decode(bytes);
            for (String name : item.attributes().keySet()) {
                assertThat(decoded.get(name)).as("seed %d", seed).isEqualTo(item.get(name));
            }
            assertThat(decoded.get("no such name")).isNull();
            assertThat(decoded).as("seed %d", seed).isEqualTo(item).hasSameHashCodeAs(item);
            assertThat(item).isEqualTo(decoded);
            assertThat(List.copyOf(decoded.attributes().keySet()))
                    .isEqualTo(List.copyOf(item.attributes().keySet()));
            assertThat(decoded.sizeBytes()).isEqualTo(item.sizeBytes());
            assertThat(ItemEncoding.encode(decoded)).isSameAs(bytes);
        }
    }

    @Test
    void numbersOfAllKindsComeBack() {
        for (String number : List.of(
                "0",
                "1",
                "-1",
                "63",
                "64",
                "-65",
                "1E125",
                "-1E125",
                "1E-130",
                "-1E-130",
                "999999999999999999",
                "1000000000000000001",
                "-9223372036854775808",
                "9223372036854775807",
                "12345678901234567890.123456789",
                "99999999999999999999999999999999999999",
                "-9.9999999999999999999999999999999999999E125",
                "1.2345678901234567890123456789012345678E-130")) {
            AttributeValue value = AttributeValue.of(new BigDecimal(number));
            byte[] bytes = ItemEncoding.encode(Item.of(Map.of("n", value)));
            assertThat(ItemEncoding.decode(bytes).get("n")).isEqualTo(value);
        }
    }

    @Test
    void manyAttributesComeBack() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int i = 0; i < 10_000; i++) {
            attributes.put("name" + i, AttributeValue.of(i));
        }
        Item decoded = ItemEncoding.decode(ItemEncoding.encode(Item.of(attributes)));
        assertThat(decoded.get("name0")).isEqualTo(AttributeValue.of(0));
        assertThat(decoded.get("name9999")).isEqualTo(AttributeValue.of(9999));
        assertThat(decoded.get("name")).isNull();
        assertThat(decoded.attributes()).isEqualTo(attributes);
    }

    @Test
    void equalityIsThatOfTheContent() {
        AttributeValue one = AttributeValue.of(1);
        AttributeValue two = AttributeValue.of(2);
        Map<String, AttributeValue> forwards = new LinkedHashMap<>();
        forwards.put("a", one);
        forwards.put("b", two);
        Map<String, AttributeValue> backwards = new LinkedHashMap<>();
        backwards.put("b", two);
        backwards.put("a", one);
        Item left = ItemEncoding.decode(ItemEncoding.encode(Item.of(forwards)));
        Item right = ItemEncoding.decode(ItemEncoding.encode(Item.of(backwards)));
        assertThat(left).isEqualTo(right).hasSameHashCodeAs(right).hasToString("{a=" + one + ", b=" + two + "}");
        assertThat(left).isNotEqualTo(Item.of(Map.of("a", one))).isNotEqualTo("text");
    }

    /** Every byte replaced by every other one, and every end cut off: CORRUPTION or an item, and nothing else. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void damageIsFoundOrIsAnotherItem(long seed) {
        RandomItems random = new RandomItems(new Random(seed));
        byte[] bytes;
        do {
            bytes = ItemEncoding.encode(random.item());
        } while (bytes.length < 60 || bytes.length > 120);
        for (int at = 0; at < bytes.length; at++) {
            assertThat(isItem(Arrays.copyOf(bytes, at)))
                    .as("seed %d, cut at %d", seed, at)
                    .isFalse();
            for (int value = 0; value < 256; value++) {
                byte[] damaged = bytes.clone();
                damaged[at] = (byte) value;
                isItem(damaged);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noiseIsNoItem(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = ItemEncoding.VERSION;
            }
            isItem(noise);
        }
    }

    /** Whether all of it can be read; anything but CORRUPTION fails the test. */
    private static boolean isItem(byte[] bytes) {
        boolean whole = succeeds(() -> ItemEncoding.decode(bytes).attributes());
        boolean part = succeeds(() -> ItemEncoding.decode(bytes).get("name1"));
        if (whole && !part) {
            throw new AssertionError("a part of it is damaged, and all of it is not");
        }
        return whole;
    }

    private static boolean succeeds(Runnable read) {
        try {
            read.run();
            return true;
        } catch (StoreException e) {
            if (e.code() != ErrorCode.CORRUPTION) {
                throw e;
            }
            return false;
        }
    }

    @Test
    void bytesThatAskForMuchMemoryAreNoItem() {
        // A directory of two thousand million attributes, and a list of as many elements.
        assertThat(isItem(HexFormat.of().parseHex("010affffffff0703016102"))).isFalse();
        assertThat(isItem(HexFormat.of().parseHex("010a0103016107" + "08ffffffff0704")))
                .isFalse();
    }

    @Test
    void nestingIsBoundedBothWays() {
        AttributeValue value = AttributeValue.of(1);
        for (int depth = 0; depth < 32; depth++) {
            value = AttributeValue.of(List.of(value));
        }
        Item deepest = Item.of(Map.of("a", value));
        assertThat(ItemEncoding.decode(ItemEncoding.encode(deepest))).isEqualTo(deepest);
        Item tooDeep = Item.of(Map.of("a", AttributeValue.of(List.of(value))));
        assertThatThrownBy(() -> ItemEncoding.encode(tooDeep))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION));
        String lists = "0801".repeat(100_000);
        String length = "81b518";
        assertThatThrownBy(
                        () -> ItemEncoding.decode(HexFormat.of().parseHex("010a0105" + "0161" + length + lists + "06"))
                                .attributes())
                .isInstanceOf(StoreException.class);
    }

    @Test
    void halfACharacterIsRefused() {
        for (Map<String, AttributeValue> attributes : List.of(
                Map.of("a", AttributeValue.of("x\uD83D")),
                Map.of("x\uDE00", AttributeValue.of(1)),
                Map.of("a", AttributeValue.of(Map.of("\uD83D\uD83D", AttributeValue.of(1)))))) {
            assertThatThrownBy(() -> ItemEncoding.encode(Item.of(attributes)))
                    .isInstanceOfSatisfying(
                            StoreException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION));
        }
    }

    @Test
    void anotherVersionIsNotRead() {
        assertThatThrownBy(() -> ItemEncoding.decode(new byte[] {2, 0, 0, 0}))
                .hasMessage("A stored item is damaged: its version is 2, and this program reads only version 1");
    }
}
