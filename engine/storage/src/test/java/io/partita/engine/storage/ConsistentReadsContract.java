package io.partita.engine.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What readers of every ordered store see while another thread commits. */
public abstract class ConsistentReadsContract {
    /** A new, empty store. */
    protected abstract OrderedStore newStore();

    /** How many commits to do. */
    protected abstract int manyCommits();

    /**
     * One thread commits one number under all keys again and again, as a put of each or by removing all before. The others must
     * never see two numbers at once, nor a smaller one after a larger one.
     */
    @Test
    void readersSeeOnlyStatesBetweenCommits() throws Exception {
        List<byte[]> keys =
                IntStream.range(0, 50).mapToObj(i -> bytes("key" + i)).toList();
        try (OrderedStore store = newStore()) {
            commitNumber(store, keys, 0);
            AtomicBoolean done = new AtomicBoolean();
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                List<Future<Integer>> readers = List.of(
                        threads.submit(() -> readByKey(store, keys, done)),
                        threads.submit(() -> readTogether(store, keys, done)),
                        threads.submit(() -> readRanges(store, done)));
                for (int number = 1; number <= manyCommits(); number++) {
                    commitNumber(store, keys, number);
                }
                done.set(true);
                for (Future<Integer> reader : readers) {
                    assertThat(reader.get()).isEqualTo(manyCommits());
                }
            } finally {
                done.set(true);
                threads.shutdown();
                assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            }
        }
    }

    private static void commitNumber(OrderedStore store, List<byte[]> keys, int number) {
        WriteBatch batch = new WriteBatch();
        if (number % 7 == 3) {
            batch.deleteRange(bytes("key"), bytes("kez"));
        }
        keys.forEach(key -> batch.put(key, bytes(Integer.toString(number))));
        store.commit(batch);
    }

    /** @return the last number seen, read once more when all was done */
    private static int readByKey(OrderedStore store, List<byte[]> keys, AtomicBoolean done) {
        int last = 0;
        for (boolean more = true; more; ) {
            more = !done.get();
            for (byte[] key : keys) {
                int number = number(store.get(key));
                assertThat(number).isGreaterThanOrEqualTo(last);
                last = number;
            }
        }
        return last;
    }

    private static int readTogether(OrderedStore store, List<byte[]> keys, AtomicBoolean done) {
        int last = 0;
        for (boolean more = true; more; ) {
            more = !done.get();
            List<Integer> numbers = store.multiGet(keys).stream()
                    .map(ConsistentReadsContract::number)
                    .distinct()
                    .toList();
            assertThat(numbers).hasSize(1);
            assertThat(numbers.get(0)).isGreaterThanOrEqualTo(last);
            last = numbers.get(0);
        }
        return last;
    }

    private static int readRanges(OrderedStore store, AtomicBoolean done) {
        int last = 0;
        for (boolean more = true; more; ) {
            more = !done.get();
            int count = 0;
            try (OrderedStore.Entries entries = store.range(bytes("key"), bytes("kez"), last % 2 == 0)) {
                while (entries.next()) {
                    int number = number(entries.value());
                    assertThat(number).isGreaterThanOrEqualTo(last);
                    assertThat(count == 0 || number == last).isTrue();
                    last = number;
                    count++;
                }
            }
            assertThat(count).isEqualTo(50);
        }
        return last;
    }

    private static int number(byte @Nullable [] value) {
        assertThat(value).isNotNull();
        return Integer.parseInt(new String(value, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
