package io.partita.engine.cluster.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.api.request.BatchWriteResponse;
import io.partita.engine.api.request.GetRequest;
import io.partita.engine.api.request.QueryRequest;
import io.partita.engine.api.request.ReadOptions;
import io.partita.engine.api.request.TableUpdate;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.FaultyStore;
import io.partita.engine.cluster.keyspace.KeyRange;
import io.partita.engine.cluster.keyspace.Space;
import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.WriteBatch;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a store says and does when the ordered store below it fails, and what it is like afterwards. */
final class StoreFailureTest {
    private static final IndexDefinition GLOBAL = Samples.global("global", "g", IndexProjection.ALL);

    private final FaultyStore ordered = new FaultyStore();

    private ItemStore open(EmbeddedOptions options) {
        return EmbeddedStore.open(
                ordered, options, InstantSource.system(), Executors.newSingleThreadScheduledExecutor());
    }

    /** A store whose background work never runs. */
    private ItemStore openIdle(EmbeddedOptions options) {
        ScheduledExecutorService idle = new ScheduledThreadPoolExecutor(1) {
            @Override
            public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
                return super.schedule(() -> {}, delay, unit);
            }
        };
        return EmbeddedStore.open(ordered, options, InstantSource.system(), idle);
    }

    private static void createTable(ItemStore store, IndexDefinition... indexes) {
        store.createTable(new TableDefinition("table", Samples.PK_SK, List.of(), List.of(indexes), Map.of()));
    }

    private static Item item(int i) {
        return Samples.item("pk", "p", "sk", i, "g", "g");
    }

    private static void put(ItemStore store, int i) {
        store.write(new WriteRequest.Put("table", item(i), WriteOptions.DEFAULT));
    }

    private static List<WriteOutcome> writeEach(ItemStore store, int... items) {
        return store.writeEach(Arrays.stream(items)
                .<WriteRequest>mapToObj(i -> new WriteRequest.Put("table", item(i), WriteOptions.DEFAULT))
                .toList());
    }

    /** The code of each failure, and null for what was done. */
    private static List<@Nullable ErrorCode> codes(List<WriteOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome instanceof WriteOutcome.Failed failed
                        ? failed.failure().code()
                        : null)
                .toList();
    }

    private static @Nullable Item get(ItemStore store, int i) {
        return store.get(new GetRequest("table", Samples.key("p", i), Projection.ALL, true))
                .item();
    }

    private static List<Item> indexed(ItemStore store) {
        return store.query(new QueryRequest(
                        "table", "global", KeyCondition.of(Samples.value("g")), true, ReadOptions.DEFAULT))
                .items();
    }

    private static ErrorCode failureOf(Runnable call) {
        StoreException e = catchThrowableOfType(StoreException.class, call::run);
        assertThat(e).isNotNull();
        return e.code();
    }

    @Test
    void aClosedStoreAnswersNothing() {
        ItemStore store = EmbeddedItemStoreProvider.open(new StoreLocation.Memory(), EmbeddedOptions.DEFAULT);
        createTable(store, GLOBAL);
        put(store, 1);
        store.close();
        store.close();
        List<Runnable> calls = List.of(
                () -> get(store, 1),
                () -> put(store, 2),
                () -> writeEach(store, 1, 2).forEach(WriteOutcome::response),
                () -> indexed(store),
                () -> store.describeTable("table"),
                store::listTables,
                () -> store.deleteTable("table"));
        for (Runnable call : calls) {
            assertThat(failureOf(call)).isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }

    @Test
    void onAFullDeviceWritesFailAndReadsWork() {
        try (ItemStore store = open(EmbeddedOptions.DEFAULT)) {
            createTable(store, GLOBAL);
            put(store, 1);
            ordered.failWith(ErrorCode.STORAGE_FULL);
            assertThat(failureOf(() -> put(store, 2))).isEqualTo(ErrorCode.STORAGE_FULL);
            assertThat(failureOf(() -> store.deleteTable("table"))).isEqualTo(ErrorCode.STORAGE_FULL);
            assertThat(failureOf(() -> store.batchWrite(new BatchWriteRequest(
                            List.of(new WriteRequest.Put("table", item(3), WriteOptions.DEFAULT))))))
                    .isEqualTo(ErrorCode.STORAGE_FULL);
            assertThat(get(store, 1)).isEqualTo(item(1));
            assertThat(get(store, 2)).isNull();
            assertThat(store.describeTable("table").size().items()).isEqualTo(1);

            ordered.failWith(null);
            put(store, 2);
            assertThat(indexed(store)).containsExactly(item(1), item(2));
        }
    }

    @Test
    void anIndexThatCannotBeWrittenIsStillReadAndCatchesUpLater() {
        EmbeddedOptions options = EmbeddedOptions.DEFAULT.withIndexWait(Duration.ofMinutes(5));
        try (ItemStore store = openIdle(options)) {
            createTable(store, GLOBAL);
            put(store, 1);
            ordered.failWith(ErrorCode.STORAGE_FULL);
            assertThat(indexed(store)).isEmpty();
            ordered.failWith(null);
            assertThat(indexed(store)).containsExactly(item(1));
        }
    }

    @Test
    void anIndexThatCanNeverCatchUpIsAnError() {
        try (ItemStore store = openIdle(EmbeddedOptions.DEFAULT)) {
            createTable(store, GLOBAL);
            put(store, 1);
            WriteBatch damage = new WriteBatch();
            KeyRange changes = new KeyRange(Space.CHANGES.prefix(0), Space.CHANGES.prefix(Integer.MAX_VALUE));
            try (OrderedStore.Entries records = ordered.range(changes.from(), changes.to(), false)) {
                assertThat(records.next()).isTrue();
                damage.put(records.key(), new byte[] {0, 0, 9, 9, 1});
            }
            ordered.commit(damage);
            assertThat(failureOf(() -> indexed(store))).isEqualTo(ErrorCode.CORRUPTION);
            assertThat(get(store, 1)).isEqualTo(item(1));
        }
    }

    @Test
    void afterAnUnknownOutcomeTheStoreIsReadOnlyUntilItIsOpenedAgain() {
        ItemStore store = open(EmbeddedOptions.DEFAULT);
        createTable(store);
        put(store, 1);
        ordered.failWith(ErrorCode.UNKNOWN_OUTCOME);
        assertThat(failureOf(() -> put(store, 2))).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
        ordered.failWith(null);
        assertThat(failureOf(() -> put(store, 3))).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(get(store, 1)).isEqualTo(item(1));
        store.close();
        try (ItemStore again = open(EmbeddedOptions.DEFAULT)) {
            put(again, 3);
            assertThat(get(again, 3)).isEqualTo(item(3));
        }
    }

    @Test
    void writesAreHeldBackWhileTooManyChangesWaitForAnIndex() {
        EmbeddedOptions options =
                EmbeddedOptions.DEFAULT.withPartitionsPerTable(1).withBacklog(3, Duration.ofMinutes(5));
        try (ItemStore store = openIdle(options)) {
            createTable(store, GLOBAL);
            // Nobody else takes the changes in, so each write beyond the bound does it itself.
            for (int i = 0; i < 20; i++) {
                put(store, i);
            }
            assertThat(indexed(store)).hasSize(20);
        }
    }

    @Test
    void aWriteThatCannotBeHeldBackAnyLongerIsThrottled() {
        EmbeddedOptions options =
                EmbeddedOptions.DEFAULT.withPartitionsPerTable(1).withBacklog(3, Duration.ZERO);
        try (ItemStore store = openIdle(options)) {
            createTable(store, GLOBAL);
            put(store, 1);
            put(store, 2);
            put(store, 3);
            assertThat(failureOf(() -> put(store, 4))).isEqualTo(ErrorCode.THROTTLED);
            List<WriteRequest> writes = new ArrayList<>();
            writes.add(new WriteRequest.Put("table", item(5), WriteOptions.DEFAULT));
            BatchWriteResponse response = store.batchWrite(new BatchWriteRequest(writes));
            assertThat(response.unprocessed()).isEqualTo(writes);
            assertThat(codes(writeEach(store, 4, 5))).containsExactly(ErrorCode.THROTTLED, ErrorCode.THROTTLED);
            assertThat(get(store, 4)).isNull();
            assertThat(get(store, 5)).isNull();
            assertThat(indexed(store)).hasSize(3);
            assertThat(indexed(store)).hasSize(3);
        }
    }

    @Test
    void independentWritesShareTheirCommits() {
        try (ItemStore store = open(EmbeddedOptions.DEFAULT)) {
            createTable(store);
            ordered.failAfter(2, ErrorCode.STORAGE_FULL);
            List<WriteOutcome> outcomes =
                    writeEach(store, IntStream.range(0, 1_200).toArray());
            // A page of 500 is one commit, and the third page is the first that fails.
            assertThat(codes(outcomes.subList(0, 1_000))).containsOnlyNulls();
            assertThat(codes(outcomes.subList(1_000, 1_200))).containsOnly(ErrorCode.STORAGE_FULL);
            assertThat(store.describeTable("table").size().items()).isEqualTo(1_000);
            ordered.failWith(null);
            assertThat(codes(writeEach(store, 1_100))).containsOnlyNulls();
        }
    }

    @Test
    void independentWritesWhoseCommitMayHaveHappenedAreUnknown() {
        try (ItemStore store = open(EmbeddedOptions.DEFAULT)) {
            createTable(store);
            ordered.failWith(ErrorCode.INTERNAL);
            assertThat(codes(writeEach(store, 1, 2)))
                    .containsExactly(ErrorCode.UNKNOWN_OUTCOME, ErrorCode.UNKNOWN_OUTCOME);
            ordered.failWith(null);
            assertThat(codes(writeEach(store, 3))).containsExactly(ErrorCode.UNAVAILABLE);
        }
    }

    @Test
    void withoutWaitingAnIndexIsEventual() {
        try (ItemStore store = openIdle(EmbeddedOptions.DEFAULT.withIndexWait(Duration.ZERO))) {
            createTable(store, GLOBAL);
            put(store, 1);
            assertThat(indexed(store)).isEmpty();
        }
        try (ItemStore store = openIdle(EmbeddedOptions.DEFAULT)) {
            assertThat(indexed(store)).as("taken in after the restart").containsExactly(item(1));
        }
    }

    @Test
    void anIndexThatCouldNotBeFilledIsFilledLater() {
        ItemStore store = openIdle(EmbeddedOptions.DEFAULT);
        createTable(store);
        for (int i = 0; i < 700; i++) {
            put(store, i);
        }
        ordered.failAfter(3, ErrorCode.STORAGE_FULL);
        assertThat(failureOf(() -> store.updateTable(new TableUpdate.AddIndex("table", GLOBAL))))
                .isEqualTo(ErrorCode.STORAGE_FULL);
        assertThat(store.describeTable("table").status()).isEqualTo(Status.UPDATING);
        assertThat(store.describeTable("table").indexes().get("global").status())
                .isEqualTo(Status.CREATING);
        StoreException unreadable = catchThrowableOfType(StoreException.class, () -> indexed(store));
        assertThat(unreadable).hasMessage("Cannot read from backfilling global secondary index: global");
        ordered.failWith(null);
        assertThat(failureOf(() -> store.updateTable(
                        new TableUpdate.AddIndex("table", Samples.global("other", "g", IndexProjection.ALL)))))
                .isEqualTo(ErrorCode.LIMIT_EXCEEDED);
        put(store, 700);
        store.close();

        try (ItemStore again = open(EmbeddedOptions.DEFAULT)) {
            while (again.describeTable("table").status() != Status.ACTIVE) {
                Thread.onSpinWait();
            }
            assertThat(indexed(again)).hasSize(701);
        }
    }
}
