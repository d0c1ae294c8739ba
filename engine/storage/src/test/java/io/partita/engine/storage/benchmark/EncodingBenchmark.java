package io.partita.engine.storage.benchmark;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.storage.item.ItemEncoding;
import io.partita.engine.storage.key.KeyBuffer;
import io.partita.engine.storage.key.KeyEncoding;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** Prints what the encodings of keys and items cost, in CPU time of this thread. Takes no arguments. */
public final class EncodingBenchmark {
    private static final int ROUND = 500_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EncodingBenchmark() {}

    public static void main(String[] arguments) {
        Item item = item();
        byte[] bytes = ItemEncoding.encode(item);
        System.out.println(item.attributes().size() + " attributes, " + item.sizeBytes()
                + " B by the rule of the service, " + bytes.length + " B encoded");
        AttributeValue text = AttributeValue.of("customer#123456");
        AttributeValue whole = AttributeValue.of(1_700_000_000_123L);
        AttributeValue decimal = AttributeValue.of(new BigDecimal("1234.56"));
        byte[] key = key(text, whole);
        measure("item: encode", () -> ItemEncoding.encode(item()).length);
        measure("item: first attribute", () -> ItemEncoding.decode(bytes).get("pk") == null ? 0 : 1);
        measure("item: last attribute", () -> ItemEncoding.decode(bytes).get("tags") == null ? 0 : 1);
        measure("item: absent attribute", () -> ItemEncoding.decode(bytes).get("nothing") == null ? 0 : 1);
        measure("item: number attribute", () -> ItemEncoding.decode(bytes).get("price") == null ? 0 : 1);
        measure(
                "item: all attributes",
                () -> ItemEncoding.decode(bytes).attributes().size());
        measure("key: string and long", () -> key(text, whole).length);
        measure("key: decimal", () -> key(decimal).length);
        measure("key: hash of a string", () -> (int) KeyEncoding.hash(text));
        measure("key: read string and long", () -> read(key));
    }

    private static void measure(String name, IntSupplier action) {
        int sum = 0;
        for (int round = 0; round < 4; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int i = 0; i < ROUND; i++) {
                sum += action.getAsInt();
            }
            double nanos = (double) (THREADS.getCurrentThreadCpuTime() - start) / ROUND;
            if (round == 3) {
                System.out.printf("  %-30s %8.0f ns (%d)%n", name, nanos, sum);
            }
        }
    }

    private static byte[] key(AttributeValue... values) {
        KeyBuffer buffer = new KeyBuffer();
        for (AttributeValue value : values) {
            KeyEncoding.append(buffer, value);
        }
        return buffer.toByteArray();
    }

    private static int read(byte[] key) {
        ByteBuffer buffer = ByteBuffer.wrap(key);
        return KeyEncoding.read(buffer).hashCode() + KeyEncoding.read(buffer).hashCode();
    }

    private static Item item() {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        attributes.put("pk", AttributeValue.of("customer#123456"));
        attributes.put("sk", AttributeValue.of("order#2026-11-22#000042"));
        attributes.put("status", AttributeValue.of("SHIPPED"));
        attributes.put("quantity", AttributeValue.of(3));
        attributes.put("price", AttributeValue.of(new BigDecimal("19.99")));
        attributes.put("created", AttributeValue.of(1_700_000_000_123L));
        attributes.put(
                "note", AttributeValue.of("Please leave it with the neighbours, the bell does not work. ".repeat(2)));
        attributes.put("gift", AttributeValue.of(false));
        attributes.put(
                "address",
                AttributeValue.of(
                        Map.of("street", AttributeValue.of("1 Main Street"), "city", AttributeValue.of("Zürich"))));
        attributes.put("tags", AttributeValue.of(List.of(AttributeValue.of("red"), AttributeValue.of("large"))));
        return Item.of(attributes);
    }
}
