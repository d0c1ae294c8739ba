package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.storage.item.ItemEncoding;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Small values of all types, and items of them. */
final class RandomValues {
    private static final String[] TEXTS = {"", "a", "name", "é", "日本", "a\u0000b", "\uD83D\uDE00", "\uFFFD"};

    private final Random random;

    RandomValues(Random random) {
        this.random = random;
    }

    /** Some are decoded, some are encoded already. */
    Item item() {
        Item item = Item.of(entries(3));
        return random.nextBoolean() ? item : ItemEncoding.decode(ItemEncoding.encode(item));
    }

    AttributeValue value() {
        return value(3);
    }

    private AttributeValue value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 8)) {
            case 0 -> AttributeValue.of(text());
            case 1 -> AttributeValue.of(number());
            case 2 -> AttributeValue.of(bytes());
            case 3 -> AttributeValue.of(random.nextBoolean());
            case 4 -> AttributeValue.nullValue();
            case 5 -> new AttributeValue.StringSetValue(elements(this::text));
            case 6 -> new AttributeValue.NumberSetValue(elements(this::number));
            case 7 -> new AttributeValue.BinarySetValue(elements(() -> new AttributeValue.BinaryValue(bytes())));
            case 8 -> AttributeValue.of(entries(depth));
            default -> AttributeValue.of(list(depth));
        };
    }

    private Map<String, AttributeValue> entries(int depth) {
        Map<String, AttributeValue> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            entries.put(text(), value(depth - 1));
        }
        return entries;
    }

    private List<AttributeValue> list(int depth) {
        List<AttributeValue> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            elements.add(value(depth - 1));
        }
        return elements;
    }

    private <T> Set<T> elements(Supplier<T> element) {
        Set<T> elements = new LinkedHashSet<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            elements.add(element.get());
        }
        return elements;
    }

    String text() {
        String text = TEXTS[random.nextInt(TEXTS.length)];
        return random.nextBoolean() ? text : text + random.nextInt(1000);
    }

    private BigDecimal number() {
        int digits = 1 + random.nextInt(38);
        BigInteger unscaled = new BigInteger(126, random).mod(BigInteger.TEN.pow(digits));
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), random.nextInt(100) - 50);
    }

    byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(12)];
        random.nextBytes(bytes);
        return bytes;
    }
}
