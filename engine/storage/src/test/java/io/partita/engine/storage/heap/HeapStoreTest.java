package io.partita.engine.storage.heap;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.OrderedStoreContract;
import io.partita.engine.storage.WriteBatch;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeapStoreTest extends OrderedStoreContract {
    @Override
    protected OrderedStore newStore() {
        return new HeapStore();
    }

    @Override
    protected int manyCommits() {
        return 1000;
    }

    /** Enough rows for four levels, put in order and in disorder, and taken away again one by one. */
    @Test
    void growsAndShrinksByManyLevels() {
        int rows = 40_000;
        for (int step : new int[] {1, 27_997}) {
            try (OrderedStore store = new HeapStore()) {
                for (int i = 0; i < rows; i++) {
                    commit(store, (int) ((long) i * step % rows), true);
                }
                assertThat(count(store)).isEqualTo(rows);
                assertThat(store.approximateBytes(key(0), key(rows))).isEqualTo(rows * 8L);
                Random random = new Random(step);
                for (int i = 0; i < rows; i++) {
                    if (random.nextInt(100) > 0) {
                        commit(store, i, false);
                    }
                }
                int left = count(store);
                assertThat(left).isBetween(rows / 200, rows / 50);
                assertThat(store.approximateBytes(key(0), key(rows))).isEqualTo(left * 8L);
                WriteBatch rest = new WriteBatch();
                rest.deleteRange(key(0), key(rows));
                store.commit(rest);
                assertThat(count(store)).isZero();
                assertThat(store.approximateBytes(key(0), new byte[0])).isZero();
                commit(store, 1, true);
                assertThat(count(store)).isOne();
            }
        }
    }

    private static void commit(OrderedStore store, int row, boolean put) {
        WriteBatch batch = new WriteBatch();
        if (put) {
            batch.put(key(row), key(row));
        } else {
            batch.delete(key(row));
        }
        store.commit(batch);
    }

    private static int count(OrderedStore store) {
        int count = 0;
        int last = -1;
        try (OrderedStore.Entries entries = store.range(new byte[0], new byte[0], false)) {
            while (entries.next()) {
                int row = ByteBuffer.wrap(entries.key()).getInt();
                if (row <= last || store.get(entries.key()) != entries.value()) {
                    throw new AssertionError("row " + row + " after " + last + " is not as it was found");
                }
                last = row;
                count++;
            }
        }
        return count;
    }

    private static byte[] key(int row) {
        return ByteBuffer.allocate(4).putInt(row).array();
    }
}
