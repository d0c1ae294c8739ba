package io.partita.engine.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.ScanRequest;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many threads at one store: nothing is lost, nothing is torn, and indexes come to agree. */
final class ConcurrentUseTest {
    private static final int THREADS = 8;
    private static final EmbeddedOptions OPTIONS = EmbeddedOptions.DEFAULT.withIndexWait(Duration.ofMinutes(5));
    private static final IndexDefinition LOCAL = Samples.local("local", "l", AttributeType.N, IndexProjection.ALL);
    private static final IndexDefinition GLOBAL = Samples.global("global", "g", "h", IndexProjection.ALL);

    private static ItemStore open(StoreLocation location, IndexDefinition... indexes) {
        ItemStore store = EmbeddedItemStoreProvider.open(location, OPTIONS);
        store.createTable(new TableDefinition("table", Samples.PK_SK, List.of(), List.of(indexes), Map.of()));
        return store;
    }

    private static void inParallel(IntConsumer work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                futures.add(executor.submit(() -> work.accept(thread)));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void countersInMemoryLoseNothing() throws Exception {
        try (ItemStore store = open(new StoreLocation.Memory(), LOCAL, GLOBAL)) {
            count(store, 400);
        }
    }

    @Test
    void countersOnDiskLoseNothing(@TempDir Path directory) throws Exception {
        try (ItemStore store = open(new StoreLocation.Directory(directory.resolve("data")), LOCAL, GLOBAL)) {
            count(store, 50);
        }
    }

    /** Each thread counts up two counters that all share: one by update, one by reading and writing if unchanged. */
    private static void count(ItemStore store, int times) throws Exception {
        PrimaryKey added = Samples.key("counter", 1);
        PrimaryKey swapped = Samples.key("counter", 2);
        store.write(new WriteRequest.Put("table", counter(0), WriteOptions.DEFAULT));
        inParallel(thread -> {
            for (int i = 0; i < times; i++) {
                Update add = new Update(List.of(new Update.Add(Samples.path("l"), Samples.value(1))));
                store.write(new WriteRequest.UpdateItem("table", added, add, WriteOptions.DEFAULT));
                boolean swappedIt = false;
                while (!swappedIt) {
                    swappedIt = swap(store, valueOf(store, swapped));
                }
            }
        });
        assertThat(valueOf(store, added)).isEqualTo(THREADS * times);
        assertThat(valueOf(store, swapped)).isEqualTo(THREADS * times);
        List<Item> indexed = store.query(new QueryRequest(
                        "table", "local", KeyCondition.of(Samples.value("counter")), true, ReadOptions.DEFAULT))
                .items();
        assertThat(indexed).extracting(item -> item.get("l")).containsOnly(Samples.value(THREADS * times));
    }

    private static Item counter(int value) {
        return Samples.item("pk", "counter", "sk", 2, "l", value, "g", "g", "h", value);
    }

    private static int valueOf(ItemStore store, PrimaryKey key) {
        Item item = Objects.requireNonNull(
                store.get(new GetRequest("table", key, Projection.ALL, true)).item());
        return ((NumberValue) Objects.requireNonNull(item.get("l"))).value().intValueExact();
    }

    private static boolean swap(ItemStore store, int value) {
        try {
            Condition unchanged = Samples.equal("l", value);
            store.write(new WriteRequest.Put("table", counter(value + 1), WriteOptions.onlyIf(unchanged)));
            return true;
        } catch (StoreException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.CONDITIONAL_CHECK_FAILED);
            return false;
        }
    }

    @Test
    void indexesAgreeWithTheTableAfterWritesFromAllSides() throws Exception {
        try (ItemStore store = open(new StoreLocation.Memory(), LOCAL, GLOBAL)) {
            inParallel(thread -> writeAtRandom(store, new Random(thread), 500));
            agrees(store, "local", "l");
            agrees(store, "global", "h");
        }
    }

    @Test
    void anIndexThatIsAddedDuringWritesMissesNone() throws Exception {
        try (ItemStore store = open(new StoreLocation.Memory(), LOCAL)) {
            writeAtRandom(store, new Random(42), 3_000);
            inParallel(thread -> {
                if (thread == 0) {
                    store.updateTable(new TableUpdate.AddIndex("table", GLOBAL));
                } else {
                    writeAtRandom(store, new Random(thread), 500);
                }
            });
            agrees(store, "global", "h");
        }
    }

    @Test
    void aReadOfAnIndexSeesTheWritesOfItsOwnThread() throws Exception {
        try (ItemStore store = open(new StoreLocation.Memory(), GLOBAL)) {
            inParallel(thread -> {
                AttributeValue mine = Samples.value("mine-" + thread);
                for (int i = 0; i < 200; i++) {
                    store.write(new WriteRequest.Put(
                            "table",
                            Samples.item("pk", "p" + i, "sk", thread, "g", mine, "h", i),
                            WriteOptions.DEFAULT));
                    QueryRequest query = new QueryRequest(
                            "table", "global", KeyCondition.of(mine), false, ReadOptions.DEFAULT.withLimit(1));
                    assertThat(store.query(query).items().get(0).get("h")).isEqualTo(Samples.value(i));
                }
            });
        }
    }

    @Test
    void aTableThatIsDroppedDuringWritesTakesThemWithIt() throws Exception {
        try (ItemStore store = open(new StoreLocation.Memory(), LOCAL, GLOBAL)) {
            AtomicBoolean dropped = new AtomicBoolean();
            inParallel(thread -> {
                try {
                    writeAtRandom(store, new Random(thread), 300);
                    if (thread == 0) {
                        store.deleteTable("table");
                        dropped.set(true);
                    }
                } catch (StoreException e) {
                    assertThat(e.code()).isEqualTo(ErrorCode.RESOURCE_NOT_FOUND);
                }
            });
            assertThat(dropped).isTrue();
            assertThat(store.listTables()).isEmpty();
            store.createTable(new TableDefinition("table", Samples.PK_SK, List.of(), List.of(GLOBAL), Map.of()));
            assertThat(all(store, null)).isEmpty();
            assertThat(all(store, "global")).isEmpty();
        }
    }

    private static void writeAtRandom(ItemStore store, Random random, int times) {
        for (int i = 0; i < times; i++) {
            PrimaryKey key = Samples.key("p" + random.nextInt(20), random.nextInt(10));
            if (random.nextInt(4) == 0) {
                store.write(new WriteRequest.Delete("table", key, WriteOptions.DEFAULT));
            } else {
                Item item = Samples.item(
                        "pk",
                        key.partition(),
                        "sk",
                        Objects.requireNonNull(key.sort()),
                        "l",
                        random.nextInt(5),
                        "g",
                        "g" + random.nextInt(3),
                        "h",
                        random.nextInt(5),
                        "v",
                        random.nextInt());
                store.write(new WriteRequest.Put("table", item, WriteOptions.DEFAULT));
            }
        }
    }

    private static void agrees(ItemStore store, String index, String attribute) {
        List<Item> expected = all(store, null).stream()
                .filter(item -> item.get(attribute) != null)
                .toList();
        assertThat(expected).isNotEmpty();
        assertThat(all(store, index)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(store.describeTable("table").indexes().get(index).size().items())
                .isEqualTo(expected.size());
    }

    private static List<Item> all(ItemStore store, @Nullable String index) {
        return store.scan(new ScanRequest("table", index, 0, 1, ReadOptions.DEFAULT))
                .items();
    }
}
