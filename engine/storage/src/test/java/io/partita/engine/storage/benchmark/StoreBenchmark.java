package io.partita.engine.storage.benchmark;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.StoreBudget;
import io.partita.engine.storage.WriteBatch;
import io.partita.engine.storage.heap.HeapStore;
import io.partita.engine.storage.key.KeyBuffer;
import io.partita.engine.storage.key.KeyEncoding;
import io.partita.engine.storage.rocks.RocksStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * Prints how fast the stores are here and now, with the device's own speed beside it. Run it with the number of rows and a
 * directory on the device to measure:
 *
 * <pre>
 * mvn -pl engine/storage -am test-compile
 * java -cp ... io.partita.engine.storage.benchmark.StoreBenchmark 1000000 /var/tmp/bench
 * </pre>
 */
public final class StoreBenchmark {
    private static final int VALUE_BYTES = 200;
    private static final int HOT_ROWS = 1000;
    private static final byte[] NOTHING = {};
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int rows;
    private final Random random = new Random(1);

    private StoreBenchmark(int rows) {
        this.rows = rows;
    }

    public static void main(String[] arguments) throws IOException {
        StoreBenchmark benchmark = new StoreBenchmark(Integer.parseInt(arguments[0]));
        Path directory = Path.of(arguments[1]);
        Files.createDirectories(directory);
        try (OrderedStore heap = new HeapStore()) {
            System.out.println("heap, " + benchmark.rows + " rows of " + VALUE_BYTES + " B");
            benchmark.load(heap);
            benchmark.reads(heap);
            benchmark.commits(heap, 200_000, 1);
        }
        Path data = Files.createTempDirectory(directory, "store");
        benchmark.rocks(data, "without a row cache", new StoreBudget(512 << 20, 32 << 20, 0), true);
        benchmark.rocks(data, "with the default budget", StoreBudget.DEFAULT, false);
        yardstick(directory);
    }

    private void rocks(Path directory, String name, StoreBudget budget, boolean load) {
        try (OrderedStore store = RocksStore.open(directory, budget)) {
            System.out.println("RocksDB " + name + ", " + rows + " rows of " + VALUE_BYTES + " B");
            if (load) {
                load(store);
            }
            reads(store);
            commits(store, 2_000, 1);
            commits(store, 2_000, 16);
            commits(store, 1_000, 128);
        }
    }

    private void load(OrderedStore store) {
        Stopwatch watch = new Stopwatch();
        WriteBatch batch = new WriteBatch();
        for (int i = 0; i < rows; i++) {
            batch.put(key(i), value());
            if (batch.changes().size() == 1000) {
                store.commit(batch);
                batch = new WriteBatch();
            }
        }
        store.commit(batch);
        print("load in batches of 1000, rows", rows, watch);
    }

    private void reads(OrderedStore store) {
        for (int round = 0; round < 2; round++) {
            gets(store, "get of any row", rows, 0);
            gets(store, "get of " + HOT_ROWS + " hot rows", HOT_ROWS, 0);
            gets(store, "get of absent rows", rows, rows);
            scan(store, false);
            scan(store, true);
            shortRanges(store);
        }
    }

    private void gets(OrderedStore store, String name, int span, int offset) {
        byte[][] keys = new byte[100_000][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(offset + random.nextInt(span));
        }
        int found = 0;
        Stopwatch watch = new Stopwatch();
        for (int round = 0; round < 3; round++) {
            for (byte[] key : keys) {
                found += store.get(key) == null ? 0 : 1;
            }
        }
        print(name + " (" + found / 3000 + " % found), gets", 3 * keys.length, watch);
    }

    private static void scan(OrderedStore store, boolean descending) {
        int count = 0;
        long bytes = 0;
        Stopwatch watch = new Stopwatch();
        try (OrderedStore.Entries entries = store.range(NOTHING, NOTHING, descending)) {
            while (entries.next()) {
                bytes += entries.key().length + entries.value().length;
                count++;
            }
        }
        print("scan " + (descending ? "backwards, " : "") + bytes + " B, rows", count, watch);
    }

    private void shortRanges(OrderedStore store) {
        int ranges = 50_000;
        int count = 0;
        Stopwatch watch = new Stopwatch();
        for (int i = 0; i < ranges; i++) {
            byte[] from = key(random.nextInt(rows));
            try (OrderedStore.Entries entries = store.range(from, NOTHING, false)) {
                for (int row = 0; row < 10 && entries.next(); row++) {
                    count += entries.value().length;
                }
            }
        }
        print("ranges of 10 rows (" + count + " B), ranges", ranges, watch);
    }

    private void commits(OrderedStore store, int commits, int size) {
        Stopwatch watch = new Stopwatch();
        for (int i = 0; i < commits; i++) {
            WriteBatch batch = new WriteBatch();
            for (int row = 0; row < size; row++) {
                batch.put(key(random.nextInt(rows)), value());
            }
            store.commit(batch);
        }
        print("commits of " + size + ", commits", commits, watch);
    }

    /** What the device does by itself: appending 4 KB and waiting until they are on it. */
    private static void yardstick(Path directory) throws IOException {
        Path path = Files.createTempFile(directory, "yardstick", "");
        int count = 2_000;
        Stopwatch watch = new Stopwatch();
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(4096);
            for (int i = 0; i < count; i++) {
                block.clear();
                file.write(block);
                file.force(false);
            }
        }
        print("yardstick: fdatasync of 4 KB appended", count, watch);
        Files.delete(path);
    }

    private static void print(String name, int count, Stopwatch watch) {
        double micros = (System.nanoTime() - watch.start) / 1e3 / count;
        double cpu = (THREADS.getCurrentThreadCpuTime() - watch.cpuStart) / 1e3 / count;
        System.out.printf(
                "  %-58s %,11.0f /s %9.2f us each, %6.2f us of CPU in this thread%n", name, 1e6 / micros, micros, cpu);
    }

    /** Time by the clock, and by the CPU, which neighbours on the machine change less. */
    private static final class Stopwatch {
        private final long start = System.nanoTime();
        private final long cpuStart = THREADS.getCurrentThreadCpuTime();
    }

    private byte[] value() {
        byte[] value = new byte[VALUE_BYTES];
        // Half of it compresses.
        for (int i = 0; i < VALUE_BYTES / 2; i++) {
            value[i] = (byte) random.nextInt();
        }
        return value;
    }

    private static byte[] key(int row) {
        AttributeValue partition = AttributeValue.of("customer#" + row);
        KeyBuffer buffer = new KeyBuffer();
        buffer.writeByte(1).writeLong(KeyEncoding.hash(partition));
        KeyEncoding.append(buffer, partition);
        return buffer.toByteArray();
    }
}
