package io.partita.planner.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.request.WriteRequest;
import io.partita.planner.PreparedQuery;
import io.partita.planner.QueryEngine;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.execution.BatchResult;
import io.partita.planner.execution.Outcome;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.testing.Bench;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements of many rows, and many executions of one statement. */
final class ManyWritesTest {
    private static final SessionOptions OPTIONS = SessionOptions.DEFAULT;

    private Bench bench;
    private QueryEngine engine;

    @BeforeEach
    void open() {
        bench = new Bench();
        engine = new QueryEngine(bench.store(), bench.clock(), bench.workers());
        count("CREATE TABLE orders (customer STRING PARTITION KEY, day NUMBER SORT KEY, total NUMBER)");
    }

    @AfterEach
    void close() {
        engine.close();
        bench.close();
    }

    private long count(String text) {
        return count(text, Execution.of(OPTIONS));
    }

    private long count(String text, Execution execution) {
        Outcome outcome = engine.prepare(text, OPTIONS).execute(List.of(), execution);
        return outcome instanceof Outcome.Count count ? count.items() : 0;
    }

    private QueryException refused(String text, Execution execution) {
        return catchThrowableOfType(QueryException.class, () -> count(text, execution));
    }

    private long stored() {
        return bench.store().describeTable("orders").size().items();
    }

    private static String insertOf(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> "('c', " + i + ", 1)")
                .collect(Collectors.joining(", ", "INSERT INTO orders (customer, day, total) VALUES ", ""));
    }

    /** Has a step taken when the store gets its n-th write from now on. */
    private void atWrite(int number, Runnable step) {
        AtomicInteger writes = new AtomicInteger();
        bench.store().before(request -> {
            if (request instanceof WriteRequest && writes.incrementAndGet() == number) {
                step.run();
            }
        });
    }

    @Test
    void aStatementOfManyRowsWritesAllOfThem() {
        Execution execution = Execution.of(OPTIONS);
        assertThat(count(insertOf(1_200), execution)).isEqualTo(1_200);
        assertThat(stored()).isEqualTo(1_200);
        assertThat(execution.tally().requests()).isEqualTo(1_200);
        assertThat(execution.tally().consumed().writeUnits()).isEqualTo(1_200);
    }

    @Test
    void rowsThatFailAreListedAndTheOthersOfTheirChunkAreWritten() {
        count("INSERT INTO orders (customer, day) VALUES ('c', 3), ('c', 501), ('c', 510), ('c', 1100)");
        QueryException failure = refused(insertOf(1_200), Execution.of(OPTIONS));
        assertThat(failure.code()).isEqualTo(QueryErrorCode.DUPLICATE_KEY);
        assertThat(failure)
                .hasMessageEndingWith("customer = 'c', day = 3 (row 4 of 1200; 499 rows were written,"
                        + " and rows from 501 on were not tried)");
        assertThat(stored()).isEqualTo(4 + 499);
        count("DELETE FROM orders WHERE customer = 'c' AND day = 3");
        count("UPSERT INTO orders (customer, day) VALUES ('c', 1000)");
        QueryException next = refused(
                insertOf(1_200).replaceAll("\\('c', ([0-9]|[0-9][0-9]|[1-4][0-9][0-9]), 1\\), ", ""),
                Execution.of(OPTIONS));
        assertThat(next).hasMessageContaining("(rows 2, 11 of 700; 498 rows were written, and rows from 501 on");
    }

    @Test
    void aRowThatCannotBeAnItemFailsBeforeAnythingIsWritten() {
        QueryException failure = catchThrowableOfType(
                QueryException.class,
                () -> engine.prepare("INSERT INTO orders (customer, day) VALUES ('c', 1), ('c', ?)", OPTIONS)
                        .execute(List.of(AttributeValue.of("text")), Execution.of(OPTIONS)));
        assertThat(failure.code()).isEqualTo(QueryErrorCode.TYPE_MISMATCH);
        assertThat(failure).hasMessageEndingWith("(row 2 of 2; nothing was written)");
        assertThat(stored()).isZero();
    }

    @Test
    void aCancelledStatementStopsBehindItsChunkAndSaysHowFarItCame() {
        Execution execution = Execution.of(OPTIONS);
        atWrite(600, execution::cancel);
        QueryException failure = refused(insertOf(1_700), execution);
        assertThat(failure.code()).isEqualTo(QueryErrorCode.CANCELLED);
        assertThat(failure).hasMessageContaining("1000 rows were written");
        assertThat(stored()).isEqualTo(1_000);
    }

    @Test
    void aStoreThatFailsInTheMidstFailsTheStatement() {
        atWrite(520, () -> {
            throw new StoreException(ErrorCode.STORAGE_FULL, "no space");
        });
        QueryException failure = refused(insertOf(1_200), Execution.of(OPTIONS));
        assertThat(failure.code()).isEqualTo(QueryErrorCode.STORE);
        assertThat(failure).hasMessageContaining("no space (row 520 of 1200; 999 rows were written");
        assertThat(failure).hasCauseInstanceOf(StoreException.class);
    }

    private List<BatchResult> batch(String text, Execution execution, List<List<@Nullable AttributeValue>> parameters) {
        PreparedQuery query = engine.prepare(text, OPTIONS);
        return query.executeEach(parameters, execution);
    }

    private static List<List<@Nullable AttributeValue>> days(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> List.<@Nullable AttributeValue>of(AttributeValue.of(i)))
                .toList();
    }

    @Test
    void aBatchOfOneRowStatementsCountsEach() {
        String insert = "INSERT INTO orders (customer, day) VALUES ('c', ?)";
        assertThat(batch(insert, Execution.of(OPTIONS), days(1_100)))
                .hasSize(1_100)
                .containsOnly(new BatchResult.Done(1));
        String delete = "DELETE FROM orders WHERE customer = 'c' AND day = ? AND day < 1000";
        List<BatchResult> deleted = batch(delete, Execution.of(OPTIONS), days(1_200));
        assertThat(deleted.subList(0, 1_000)).containsOnly(new BatchResult.Done(1));
        assertThat(deleted.subList(1_000, 1_200)).containsOnly(new BatchResult.Done(0));
        assertThat(stored()).isEqualTo(100);
    }

    @Test
    void aBatchOfStatementsOfSeveralRowsCountsEach() {
        String insert = "INSERT INTO orders (customer, day) VALUES ('a', ?), ('b', 1)";
        List<BatchResult> results = batch(insert, Execution.of(OPTIONS), days(2));
        assertThat(results.get(0)).isEqualTo(new BatchResult.Done(2));
        assertThat(results.get(1))
                .isInstanceOfSatisfying(
                        BatchResult.Failed.class,
                        failed -> assertThat(failed.failure()).hasMessageEndingWith("(row 2 of 2; 1 row was written)"));
    }

    @Test
    void aBatchThatIsCancelledFailsItsRest() {
        Execution execution = Execution.of(OPTIONS);
        atWrite(10, execution::cancel);
        List<BatchResult> results = batch("INSERT INTO orders (customer, day) VALUES ('c', ?)", execution, days(1_200));
        assertThat(results.subList(0, 500)).containsOnly(new BatchResult.Done(1));
        assertThat(results.subList(500, 1_200))
                .allSatisfy(result -> assertThat(
                                ((BatchResult.Failed) result).failure().code())
                        .isEqualTo(QueryErrorCode.CANCELLED));
        assertThat(stored()).isEqualTo(500);
    }
}
