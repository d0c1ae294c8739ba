package io.partita.engine.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Writes item after item of a table, round and round; no write may fail. */
final class SteadyWriter implements AutoCloseable {
    private static final int ITEMS = 2_000;
    private static final int BYTES = 500;

    private final ItemStore store;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CompletableFuture<Void> work;
    private volatile boolean stopped;
    private volatile int count;
    private volatile long longestNanos;

    private SteadyWriter(ItemStore store) {
        this.store = store;
        this.work = CompletableFuture.runAsync(this::writeAll, thread);
    }

    static SteadyWriter start(ItemStore store) {
        return new SteadyWriter(store);
    }

    private void writeAll() {
        for (int i = 0; !stopped; i++) {
            long start = System.nanoTime();
            store.write(new WriteRequest.Put("table", item(i), WriteOptions.DEFAULT));
            longestNanos = Math.max(longestNanos, System.nanoTime() - start);
            count = i + 1;
        }
    }

    private static Item item(int number) {
        int item = number % ITEMS;
        return Samples.item("pk", "s" + item, "g", "g" + item, "h", number, "text", Samples.text(BYTES));
    }

    int count() {
        assertThat(work).isNotCompletedExceptionally();
        return count;
    }

    Duration longest() {
        return Duration.ofNanos(longestNanos);
    }

    /** Returns when the last write has been answered. */
    void stop() throws Exception {
        stopped = true;
        work.get(60, TimeUnit.SECONDS);
    }

    /** The table and its index have what was written last. */
    void check(ItemStore from) {
        for (int i = Math.max(0, count - ITEMS); i < count; i++) {
            Item expected = item(i);
            assertThat(from.get(new GetRequest("table", Samples.key("s" + i % ITEMS), Projection.ALL, true))
                            .item())
                    .as("item " + i)
                    .isEqualTo(expected);
            List<Item> indexed = from.query(new QueryRequest(
                            "table",
                            "index",
                            KeyCondition.of(Samples.value("g" + i % ITEMS)),
                            true,
                            ReadOptions.DEFAULT))
                    .items();
            assertThat(indexed).as("entry of item " + i).containsExactly(expected);
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.shutdownNow();
    }
}
