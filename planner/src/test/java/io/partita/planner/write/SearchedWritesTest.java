package io.partita.planner.write;

import static io.partita.planner.testing.Bench.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.api.item.PrimaryKey;
import io.partita.engine.api.request.WriteOptions;
import io.partita.engine.api.request.WriteRequest;
import io.partita.planner.QueryEngine;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.execution.Outcome;
import io.partita.planner.session.Execution;
import io.partita.planner.session.Execution.Warning;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import io.partita.planner.testing.Bench;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes that find their items first: what happens when others write, or something fails, in between. */
final class SearchedWritesTest {
    private static final SessionOptions OPTIONS = SessionOptions.DEFAULT.withScanPolicy(ScanPolicy.ALLOW);

    private static final PrimaryKey SECOND = new PrimaryKey(AttributeValue.of("a"), AttributeValue.of(2));

    private Bench bench;
    private QueryEngine engine;

    @BeforeEach
    void open() {
        bench = Bench.withTable();
        engine = new QueryEngine(bench.store(), bench.clock(), bench.workers());
    }

    @AfterEach
    void close() {
        engine.close();
        bench.close();
    }

    private long count(String text, Execution execution) {
        return ((Outcome.Count) engine.prepare(text, OPTIONS).execute(List.of(), execution)).items();
    }

    private long count(String text) {
        return count(text, Execution.of(OPTIONS));
    }

    private QueryException refused(String text, Execution execution) {
        return catchThrowableOfType(QueryException.class, () -> count(text, execution));
    }

    private void put(int items) {
        for (int i = 0; i < items; i++) {
            bench.put(item("p", "p" + i % 7, "s", i, "n", i));
        }
    }

    /** Puts an item behind the back of the statement, just before the store gets its n-th write. */
    private void putBefore(int write, Item item) {
        atWrite(write, () -> bench.put(item));
    }

    private void atWrite(int number, Runnable step) {
        AtomicInteger writes = new AtomicInteger();
        bench.store().before(request -> {
            if (request instanceof WriteRequest && writes.incrementAndGet() == number) {
                bench.store().before(other -> {});
                step.run();
            }
        });
    }

    @Test
    void anItemThatDoesNotQualifyAnyMoreIsLeft() {
        bench.put(item("p", "a", "s", 1, "n", 1), item("p", "a", "s", 2, "n", 1));
        putBefore(1, item("p", "a", "s", 2, "n", 9));
        assertThat(count("UPDATE items SET n = 5 WHERE p = 'a' AND n = 1")).isEqualTo(1);
        assertThat(count("DELETE FROM items WHERE p = 'a' AND n = 9")).isEqualTo(1);
    }

    @Test
    void anItemThatIsGoneIsNotMadeAgain() {
        bench.put(item("p", "a", "s", 1, "n", 1), item("p", "a", "s", 2, "n", 1));
        atWrite(1, () -> bench.store().write(new WriteRequest.Delete("items", SECOND, WriteOptions.DEFAULT)));
        assertThat(count("UPDATE items SET x = 5 WHERE p = 'a'")).isEqualTo(1);
        assertThat(bench.store().describeTable("items").size().items()).isEqualTo(1);
    }

    @Test
    void aValueThatWasComputedOfAnOldItemIsComputedAgain() {
        bench.put(item("p", "a", "s", 1, "n", 10));
        putBefore(1, item("p", "a", "s", 1, "n", 100));
        assertThat(count("UPDATE items SET n = n * 3 WHERE p = 'a' AND s = 1")).isEqualTo(1);
        assertThat(count("DELETE FROM items WHERE p = 'a' AND n = 300")).isEqualTo(1);
    }

    @Test
    void aConditionThatWasEvaluatedOnAnOldItemIsEvaluatedAgain() {
        bench.put(item("p", "a", "s", 1, "n", 10));
        putBefore(1, item("p", "a", "s", 1, "n", 11));
        assertThat(count("DELETE FROM items WHERE p = 'a' AND n % 2 = 0")).isZero();
        putBefore(1, item("p", "a", "s", 1, "n", 13));
        assertThat(count("DELETE FROM items WHERE p = 'a' AND n % 2 = 1")).isEqualTo(1);
    }

    @Test
    void anItemThatOthersChangeAllTheTimeIsGivenUp() {
        bench.put(item("p", "a", "s", 1, "n", 1));
        AtomicInteger n = new AtomicInteger(1);
        bench.store().before(request -> {
            if (request instanceof WriteRequest.UpdateItem) {
                bench.put(item("p", "a", "s", 1, "n", n.incrementAndGet()));
            }
        });
        QueryException failure = refused("UPDATE items SET n = n * 2 WHERE p = 'a'", Execution.of(OPTIONS));
        assertThat(failure.code()).isEqualTo(QueryErrorCode.CONDITION_FAILED);
        assertThat(failure).hasMessageContaining("p = 'a', s = 1 was changed by others each of the 20 times");
    }

    @Test
    void aRowWhoseConflictGoesAwayIsInserted() {
        bench.put(item("p", "a", "s", 2, "n", 1));
        AtomicInteger writes = new AtomicInteger();
        bench.store().before(request -> {
            if (request instanceof WriteRequest.UpdateItem && writes.incrementAndGet() == 1) {
                bench.store().before(other -> {});
                bench.store().write(new WriteRequest.Delete("items", SECOND, WriteOptions.DEFAULT));
            }
        });
        assertThat(count("INSERT INTO items (p, s, n) VALUES ('a', 2, 7) ON CONFLICT DO UPDATE SET n = n + 1"))
                .isEqualTo(1);
        assertThat(count("DELETE FROM items WHERE p = 'a' AND s = 2 AND n = 7")).isEqualTo(1);
    }

    @Test
    void manyItemsAreWrittenWithAWarning() {
        put(2_100);
        Execution execution = Execution.of(OPTIONS);
        assertThat(count("UPDATE items SET x = 1 WHERE n < 2000", execution)).isEqualTo(2_000);
        assertThat(execution.warnings()).extracting(Warning::sqlState).contains(Warning.NOT_ATOMIC);
        assertThat(count("DELETE FROM items")).isEqualTo(2_100);
        assertThat(bench.store().describeTable("items").size().items()).isZero();
    }

    @Test
    void itemsThatMoveInTheIndexThatIsReadAreUpdatedOnce() {
        for (int i = 0; i < 1_200; i++) {
            bench.put(item("p", "p" + i, "s", i, "l", "a" + i, "g", "g", "n", 0));
        }
        assertThat(count("UPDATE items SET g = 'h', n = n + 1 WHERE g = 'g' AND s >= 0"))
                .isEqualTo(1_200);
        assertThat(count("UPDATE items SET l = 'z', n = n + 1 WHERE n = 1")).isEqualTo(1_200);
        assertThat(count("DELETE FROM items WHERE n = 2")).isEqualTo(1_200);
    }

    @Test
    void aFailureHalfWaySaysHowManyWereWrittenAndWhatDoingItAgainMeans() {
        put(1_400);
        atWrite(700, () -> {
            throw new StoreException(ErrorCode.STORAGE_FULL, "no space");
        });
        QueryException failure = refused("UPDATE items SET x = 1", Execution.of(OPTIONS));
        assertThat(failure.code()).isEqualTo(QueryErrorCode.STORE);
        assertThat(failure)
                .hasMessage("no space (999 items were updated before; executed again, it goes on with the others)")
                .hasCauseInstanceOf(StoreException.class);
        atWrite(700, () -> {
            throw new StoreException(ErrorCode.STORAGE_FULL, "no space");
        });
        assertThat(refused("UPDATE items SET n = n + 1", Execution.of(OPTIONS)))
                .hasMessageContaining("it also updates those again that its WHERE still selects");
    }

    @Test
    void aCancelledDeleteStopsAndTellsHowFarItCame() {
        put(1_400);
        Execution execution = Execution.of(OPTIONS);
        atWrite(300, execution::cancel);
        QueryException failure = refused("DELETE FROM items", execution);
        assertThat(failure.code()).isEqualTo(QueryErrorCode.CANCELLED);
        assertThat(failure).hasMessageContaining("500 items were deleted before");
        assertThat(bench.store().describeTable("items").size().items()).isEqualTo(900);
        assertThat(count("DELETE FROM items")).isEqualTo(900);
    }
}
