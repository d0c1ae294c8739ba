package io.partita.planner.execution;

import static io.partita.planner.expression.Scalars.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.QueryEngine;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.session.Execution;
import io.partita.planner.session.Execution.Warning;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.session.SessionOptions.Manner;
import io.partita.planner.session.SessionOptions.ScanPolicy;
import io.partita.planner.testing.Bench;
import io.partita.planner.type.ColumnDescription;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements from text to rows and counts. */
class StatementExecutionTest {
    private static final SessionOptions SQL = SessionOptions.DEFAULT.withScanPolicy(ScanPolicy.ALLOW);

    private Bench bench;
    private QueryEngine engine;

    @BeforeEach
    void open() {
        bench = new Bench();
        engine = new QueryEngine(bench.store(), bench.clock(), bench.workers());
        run("CREATE TABLE orders (customer STRING PARTITION KEY, day NUMBER SORT KEY, total NUMBER, note STRING,"
                + " GLOBAL INDEX by_total (total PARTITION KEY) PROJECTION KEYS)");
    }

    @AfterEach
    void close() {
        engine.close();
        bench.close();
    }

    private Outcome run(SessionOptions options, Execution execution, String text, @Nullable Object... parameters) {
        return engine.prepare(text, options).execute(Bench.arguments(parameters).values(), execution);
    }

    private Outcome run(String text, @Nullable Object... parameters) {
        return run(SQL, Execution.of(SQL), text, parameters);
    }

    private long count(String text, @Nullable Object... parameters) {
        return ((Outcome.Count) run(text, parameters)).items();
    }

    private static List<List<@Nullable AttributeValue>> rows(Outcome outcome) {
        List<List<@Nullable AttributeValue>> rows = new ArrayList<>();
        try (RowCursor cursor = ((Outcome.Rows) outcome).cursor()) {
            while (cursor.next()) {
                List<@Nullable AttributeValue> row = new ArrayList<>();
                for (int i = 0; i < cursor.columns().size(); i++) {
                    row.add(cursor.value(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private List<List<@Nullable AttributeValue>> rows(String text, @Nullable Object... parameters) {
        return rows(run(text, parameters));
    }

    private String lines(String text) {
        StringBuilder lines = new StringBuilder();
        rows(text)
                .forEach(row -> lines.append(((StringValue) row.get(0)).value()).append('\n'));
        return lines.toString();
    }

    private static List<@Nullable AttributeValue> row(@Nullable Object... values) {
        return Arrays.stream(values)
                .map(each -> each == null || each instanceof AttributeValue ? (AttributeValue) each : value(each))
                .toList();
    }

    private static void assertFails(QueryErrorCode code, String message, ThrowingCallable statement) {
        assertThatThrownBy(statement)
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessageContaining(message);
    }

    private void insert(int... days) {
        for (int day : days) {
            count("INSERT INTO orders VALUE {'customer': 'a', 'day': ?, 'total': ?}", day, day * 10);
        }
    }

    @Test
    void writesAndReadsByKey() {
        assertThat(count("INSERT INTO orders (customer, day, total) VALUES ('a', 1, 5), ('a', 2, 6)"))
                .isEqualTo(2);
        assertThat(rows("SELECT total, note FROM orders WHERE customer = 'a' AND day = ?", 2))
                .containsExactly(row(6, null));
        assertThat(count("UPDATE orders SET total = total + 1 WHERE customer = 'a' AND day = 2"))
                .isEqualTo(1);
        assertThat(count("UPDATE orders SET total = 0 WHERE customer = 'a' AND day = 3"))
                .isZero();
        assertThat(count("UPDATE orders SET total = 0 WHERE customer = 'a' AND day = 2 AND total > 100"))
                .isZero();
        assertThat(rows("SELECT day, total FROM orders WHERE customer = 'a' ORDER BY day DESC"))
                .containsExactly(row(2, 7), row(1, 5));
        assertThat(count("DELETE FROM orders WHERE customer = 'a' AND day = 1")).isEqualTo(1);
        assertThat(count("DELETE FROM orders WHERE customer = 'a' AND day = 1")).isZero();
        assertThat(rows("SELECT COUNT(*) FROM orders")).containsExactly(row(1));
    }

    @Test
    void refusesASecondItemOfAKeyAndSaysHowFarItCame() {
        insert(2);
        assertFails(
                QueryErrorCode.DUPLICATE_KEY,
                "Duplicate primary key exists in table \"orders\": customer = 'a', day = 2",
                () -> insert(2));
        assertFails(
                QueryErrorCode.DUPLICATE_KEY,
                "day = 2 (row 2 of 3; 2 rows were written)",
                () -> count("INSERT INTO orders (customer, day) VALUES ('a', 1), ('a', 2), ('a', 3)"));
        assertThat(count("INSERT INTO orders (customer, day) VALUES ('a', 2), ('a', 4) ON CONFLICT DO NOTHING"))
                .isEqualTo(1);
        assertThat(count("UPSERT INTO orders (customer, day, total) VALUES ('a', 2, 9)"))
                .isEqualTo(1);
        assertThat(rows("SELECT total FROM orders WHERE customer = 'a' AND day = 2"))
                .containsExactly(row(9));
    }

    @Test
    void namesTheKeyAttributeThatIsMissingOrOfAnotherType() {
        assertFails(
                QueryErrorCode.NULL_KEY,
                "needs a value for its key attribute \"day\", a number, and the item has NULL",
                () -> count("INSERT INTO orders (customer, day) VALUES ('a', ?)", (Object) null));
        assertFails(
                QueryErrorCode.TYPE_MISMATCH,
                "Key day is a number, and the value is a string",
                () -> count("INSERT INTO orders (customer, day) VALUES ('a', ?)", "x"));
    }

    @Test
    void answersAsAmazonDoesInItsManner() {
        insert(1);
        SessionOptions partiql = SQL.withManner(Manner.PARTIQL);
        assertFails(
                QueryErrorCode.CONDITION_FAILED,
                "The conditional request failed",
                () -> run(
                        partiql,
                        Execution.of(partiql),
                        "UPDATE orders SET total = 1 WHERE customer = 'a' AND day = 9"));
        assertFails(
                QueryErrorCode.CONDITION_FAILED,
                "The conditional request failed",
                () -> run(
                        partiql,
                        Execution.of(partiql),
                        "DELETE FROM orders WHERE customer = 'a' AND day = 1 AND total = 0"));
        Outcome absent = run(
                partiql, Execution.of(partiql), "DELETE FROM orders WHERE customer = 'a' AND day = 9 AND total = 0");
        assertThat(absent).isEqualTo(new Outcome.Count(0));
    }

    @Test
    void returnsTheImagesThatAreAskedFor() {
        insert(1);
        assertThat(rows("UPDATE orders SET total = 11 WHERE customer = 'a' AND day = 1 RETURNING MODIFIED OLD *"))
                .containsExactly(row(10));
        assertThat(rows("UPDATE orders SET total = 12 WHERE customer = 'a' AND day = 1 RETURNING MODIFIED NEW *"))
                .containsExactly(row(12));
        assertThat(rows("DELETE FROM orders WHERE customer = 'a' AND day = 1 RETURNING ALL OLD *"))
                .containsExactly(row("a", 1, 12, null));
        assertThat(rows("DELETE FROM orders WHERE customer = 'a' AND day = 1 RETURNING ALL OLD *"))
                .isEmpty();
    }

    @Test
    void sortsLimitsAndMakesDistinct() {
        insert(5, 3, 4, 1, 2);
        assertThat(rows("SELECT day FROM orders ORDER BY total DESC LIMIT 2")).containsExactly(row(5), row(4));
        assertThat(rows("SELECT day FROM orders ORDER BY total LIMIT 2 OFFSET 1"))
                .containsExactly(row(2), row(3));
        assertThat(rows("SELECT DISTINCT customer FROM orders")).containsExactly(row("a"));
        Execution three = new Execution(SQL, 3, 0, Execution.Deadline.NEVER);
        assertThat(rows(run(SQL, three, "SELECT day FROM orders WHERE customer = 'a'")))
                .hasSize(3);
        assertThat(three.tally().itemsRead()).isEqualTo(3);
    }

    @Test
    void stopsBeforeASortTakesTooMuchMemory() {
        insert(1, 2, 3, 4, 5);
        SessionOptions tight = SQL.withMaxIntermediateBytes(400);
        assertFails(
                QueryErrorCode.MEMORY_EXCEEDED,
                "more than 400 bytes to sort them; add a LIMIT",
                () -> run(tight, Execution.of(tight), "SELECT day FROM orders ORDER BY total"));
        assertThat(rows(run(tight, Execution.of(tight), "SELECT day FROM orders ORDER BY total LIMIT 1")))
                .containsExactly(row(1));
    }

    @Test
    void showsEveryAttributeOfTheFirstPageAndWarnsOfOthers() {
        run("CREATE TABLE loose (id NUMBER PARTITION KEY)");
        for (int i = 0; i < 200; i++) {
            count("INSERT INTO loose VALUE ?", Map.of("id", i, "early", i));
        }
        count("INSERT INTO loose VALUE ?", Map.of("id", 1000, "late", Map.of("k", 1)));
        Execution execution = new Execution(SQL, 0, 20, Execution.Deadline.NEVER);
        try (RowCursor cursor = ((Outcome.Rows) run(SQL, execution, "SELECT * FROM loose")).cursor()) {
            List<String> labels =
                    cursor.columns().stream().map(ColumnDescription::label).toList();
            assertThat(labels).startsWith("id", "early");
            int rows = 0;
            while (cursor.next()) {
                rows++;
            }
            assertThat(rows).isEqualTo(201);
            assertThat(labels.contains("late")
                            || execution.warnings().stream()
                                    .anyMatch(warning -> warning.sqlState().equals(Warning.HIDDEN_ATTRIBUTE)))
                    .isTrue();
        }
    }

    @Test
    void noticesThatSomebodyElseHasDroppedAndMadeTheTable() {
        var prepared = engine.prepare("SELECT total FROM orders WHERE customer = 'a' AND day = 1", SQL);
        bench.store().deleteTable("orders");
        assertFails(QueryErrorCode.UNKNOWN_TABLE, "orders", () -> prepared.execute(List.of(), Execution.of(SQL)));
        run("CREATE TABLE orders (customer STRING PARTITION KEY, day NUMBER SORT KEY)");
        assertThat(rows(prepared.execute(List.of(), Execution.of(SQL)))).isEmpty();
    }

    @Test
    void listsTablesIndexesAndColumns() {
        assertThat(rows("SHOW TABLES")).containsExactly(row("orders", "customer", "day", 1, 0, 0, "active"));
        assertThat(rows("SHOW INDEXES ON orders"))
                .containsExactly(
                        row("orders", "by_total", "global", "total", NullValue.NULL, "keys only", 0, 0, "active"));
        assertThat(rows("DESCRIBE orders"))
                .containsExactly(
                        row("customer", "STRING", "partition key", "no", "declared"),
                        row("day", "NUMBER", "sort key", "no", "declared"),
                        row("total", "NUMBER", NullValue.NULL, "yes", "declared"),
                        row("note", "STRING", NullValue.NULL, "yes", "declared"));
    }

    @Test
    void showsAStatementThatMakesTheSameTable() {
        String statement =
                ((StringValue) rows("SHOW CREATE TABLE orders").get(0).get(1)).value();
        assertThat(statement).contains("GLOBAL INDEX by_total (total PARTITION KEY) PROJECTION KEYS");
        var before = bench.store().describeTable("orders").definition();
        run("DROP TABLE orders");
        run(statement);
        assertThat(bench.store().describeTable("orders").definition()).isEqualTo(before);
    }

    @Test
    void toleratesWhatIsThereAlreadyWhereItIsAskedTo() {
        assertFails(
                QueryErrorCode.DUPLICATE_TABLE,
                "there is a table \"orders\" already",
                () -> run("CREATE TABLE orders (id STRING PARTITION KEY)"));
        assertThat(run("CREATE TABLE IF NOT EXISTS orders (id STRING PARTITION KEY)"))
                .isEqualTo(new Outcome.Done());
        assertThat(run("DROP TABLE IF EXISTS nothing_of_the_kind")).isEqualTo(new Outcome.Done());
        run("DROP INDEX by_total ON orders");
        run("CREATE GLOBAL INDEX by_note ON orders (note PARTITION KEY)");
        insert(1);
        assertThat(bench.store().describeTable("orders").definition().index("by_note"))
                .isPresent();
    }

    @Test
    void explainsWhatItWouldDoAndWhatItDid() {
        insert(1, 2, 3);
        assertThat(lines("EXPLAIN SELECT total FROM orders WHERE customer = 'a' AND day > 1 AND note = 'x'"))
                .contains("KeyQuery orders (customer = 'a', day > 1)")
                .contains("filter: note = 'x'")
                .contains("estimate: ");
        assertThat(lines("EXPLAIN ANALYZE SELECT total FROM orders WHERE customer = 'a' AND day > 1"))
                .contains(
                        "actual: 0.5 read units, 0 write units, 1 request, 2 items read, 2 items returned, 2 rows, 0 ms");
        assertThat(lines("EXPLAIN UPDATE orders SET total = total - 1 WHERE customer = 'a' AND day = 1 AND note = 'x'"))
                .contains("Update orders (customer = 'a', day = 1)")
                .contains("change: total = total - 1")
                .contains("condition: note = 'x'");
        assertThat(lines("EXPLAIN (FORMAT JSON) DELETE FROM orders WHERE customer = 'a' AND day = 1"))
                .isEqualTo("{\"step\":\"Delete orders (customer = 'a', day = 1)\"}\n");
    }

    @Test
    void tellsNamesThatComeClose() {
        assertFails(
                QueryErrorCode.UNKNOWN_TABLE, "did you mean \"orders\"?", () -> run("SELECT * FROM order_ LIMIT 1"));
        assertThat(rows("SELECT total FROM ORDERS WHERE customer = 'nobody' AND day = 1"))
                .isEmpty();
    }
}
