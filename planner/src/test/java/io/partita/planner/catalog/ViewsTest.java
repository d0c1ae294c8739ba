package io.partita.planner.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.PreparedQuery;
import io.partita.planner.QueryEngine;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.execution.Outcome;
import io.partita.planner.execution.RowCursor;
import io.partita.planner.session.Execution;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.testing.Bench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Views as two query layers over one store see them. */
class ViewsTest {
    private final Bench bench = Bench.withTable();
    private final QueryEngine one = new QueryEngine(bench.store(), bench.clock(), bench.workers());
    private final QueryEngine other = new QueryEngine(bench.store(), bench.clock(), bench.workers());

    @BeforeEach
    void fill() {
        bench.put(Bench.item("p", "a", "s", 1, "x", "one"), Bench.item("p", "a", "s", 2, "x", "two"));
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
        bench.close();
    }

    private static List<String> run(QueryEngine engine, String text) {
        return run(engine.prepare(text, SessionOptions.DEFAULT));
    }

    private static List<String> run(PreparedQuery query) {
        List<String> values = new ArrayList<>();
        if (query.execute(List.of(), Execution.of(SessionOptions.DEFAULT)) instanceof Outcome.Rows rows) {
            try (RowCursor cursor = rows.cursor()) {
                while (cursor.next()) {
                    values.add(
                            cursor.value(0) instanceof AttributeValue.StringValue string
                                    ? string.value()
                                    : String.valueOf(cursor.value(0)));
                }
            }
        }
        return values;
    }

    private static QueryErrorCode refusal(QueryEngine engine, String text) {
        return catchThrowableOfType(QueryException.class, () -> run(engine, text))
                .code();
    }

    @Test
    void aViewIsThereForEverybodyAtOnce() {
        assertThat(refusal(other, "SELECT x FROM v")).isEqualTo(QueryErrorCode.UNKNOWN_TABLE);
        run(one, "CREATE VIEW v AS SELECT p, x FROM items WHERE s = 1");
        assertThat(run(other, "SELECT x FROM v WHERE p = 'a'")).containsExactly("one");
    }

    @Test
    void whatIsPreparedSeesAnotherViewInItsPlace() {
        run(one, "CREATE VIEW v AS SELECT p, x FROM items WHERE s = 1");
        PreparedQuery prepared = one.prepare("SELECT x FROM v WHERE p = 'a'", SessionOptions.DEFAULT);
        assertThat(run(prepared)).containsExactly("one");
        run(one, "CREATE OR REPLACE VIEW v AS SELECT p, x FROM items WHERE s = 2");
        assertThat(run(prepared)).containsExactly("two");
        run(one, "DROP VIEW v");
        assertThat(catchThrowableOfType(QueryException.class, () -> run(prepared))
                        .code())
                .isEqualTo(QueryErrorCode.UNKNOWN_TABLE);
    }

    @Test
    void whatAnotherQueryLayerChangedIsSeenAfterAWhile() {
        run(one, "CREATE VIEW v AS SELECT p, x FROM items WHERE s = 1");
        PreparedQuery prepared = other.prepare("SELECT x FROM v WHERE p = 'a'", SessionOptions.DEFAULT);
        assertThat(run(prepared)).containsExactly("one");
        run(one, "CREATE OR REPLACE VIEW v AS SELECT p, x FROM items WHERE s = 2");
        bench.advance(Duration.ofMillis(Catalog.REFRESH_MILLIS));
        assertThat(run(other, "SELECT COUNT(*) FROM items WHERE p = 'a'")).hasSize(1);
        assertThat(run(prepared)).containsExactly("two");
    }

    @Test
    void aTableGoesBeforeAViewOfItsName() {
        run(one, "CREATE VIEW v AS SELECT x FROM items WHERE p = 'a'");
        assertThat(refusal(other, "CREATE TABLE v (id STRING PARTITION KEY)"))
                .isEqualTo(QueryErrorCode.DUPLICATE_TABLE);
        assertThat(refusal(other, "CREATE TABLE IF NOT EXISTS v (id STRING PARTITION KEY)"))
                .isEqualTo(QueryErrorCode.DUPLICATE_TABLE);
    }

    @Test
    void anItemThatIsNoDefinitionHidesNoView() {
        run(one, "CREATE VIEW v AS SELECT p, x FROM items WHERE s = 1");
        run(one, "INSERT INTO partita_views VALUE {'name': 'broken', 'query': 'SELECT FROM WHERE'}");
        run(one, "INSERT INTO partita_views VALUE {'name': 'empty', 'query': 5}");
        assertThat(run(other, "SELECT x FROM v WHERE p = 'a'")).containsExactly("one");
        assertThat(run(other, "SHOW VIEWS")).containsExactly("broken", "v");
        assertThat(refusal(other, "SELECT * FROM broken")).isEqualTo(QueryErrorCode.SYNTAX);
        assertThat(refusal(other, "SELECT * FROM empty")).isEqualTo(QueryErrorCode.UNKNOWN_TABLE);
    }

    @Test
    void viewsReadEachOtherDownToABound() {
        run(one, "CREATE VIEW v1 AS SELECT p, x FROM items");
        for (int i = 2; i <= 16; i++) {
            run(one, "CREATE VIEW v" + i + " AS SELECT p, x FROM v" + (i - 1));
        }
        assertThat(run(one, "SELECT x FROM v16 WHERE p = 'a'")).containsExactly("one", "two");
        assertThat(catchThrowableOfType(
                        QueryException.class, () -> run(one, "CREATE VIEW v17 AS SELECT p, x FROM v16")))
                .hasMessageContaining("more than 16 views read each other: v17 reads v16 reads ");
    }

    @Test
    void viewsThatCameToReadEachOtherAreRefusedWhenTheyAreRead() {
        run(one, "CREATE VIEW a AS SELECT p FROM items");
        run(one, "CREATE VIEW b AS SELECT p FROM a");
        run(one, "UPDATE partita_views SET query = 'SELECT p FROM b' WHERE name = 'a'");
        assertThat(refusal(other, "SELECT p FROM b WHERE p = 'a'")).isEqualTo(QueryErrorCode.INVALID_DEFINITION);
    }

    @Test
    void theTextOfAViewIsBounded() {
        String text = "CREATE VIEW v AS SELECT p FROM items WHERE x = '" + "y".repeat(66_000) + "'";
        assertThat(refusal(one, text)).isEqualTo(QueryErrorCode.INVALID_DEFINITION);
    }

    @Test
    void aLiteralOfAViewIsNotTakenForOneOfTheStatement() {
        // Both texts have the same literal at the same place; plans are shared by the shape of the statement alone.
        run(one, "CREATE VIEW v AS SELECT p,s,x FROM items WHERE s = 1");
        assertThat(run(one, "SELECT x FROM v WHERE p='a' AND s = 1")).containsExactly("one");
        assertThat(run(one, "SELECT x FROM v WHERE p='a' AND s = 2")).isEmpty();
        assertThat(run(one, "SELECT x FROM v WHERE p='b' AND s = 1")).isEmpty();
        assertThat(run(one, "SELECT x FROM v WHERE p='a' AND s = 1")).containsExactly("one");
    }
}
