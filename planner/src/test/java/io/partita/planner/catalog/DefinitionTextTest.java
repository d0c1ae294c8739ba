package io.partita.planner.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.table.TableDefinition;
import io.partita.parser.StatementParser;
import io.partita.planner.definition.DefinitionBinder;
import io.partita.planner.plan.Plan;
import io.partita.planner.testing.Bench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed of a table makes the same table again. */
class DefinitionTextTest {
    private final Bench bench = new Bench();
    private final DefinitionBinder binder = new DefinitionBinder(bench.catalog());

    @AfterEach
    void close() {
        bench.close();
    }

    private TableDefinition table(String text) {
        return ((Plan.CreatingTable) binder.bind(StatementParser.parse(text))).definition();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (id STRING PARTITION KEY)",
                "CREATE TABLE t (id BINARY PARTITION KEY, at NUMBER SORT KEY)",
                "CREATE TABLE t (a VARCHAR(20), b DECIMAL(10, 2), c BOOLEAN, PRIMARY KEY (a, b))",
                "CREATE TABLE \"my-table\" (\"a b\" STRING PARTITION KEY, \"it\"\"s\" STRING SORT KEY)",
                "CREATE TABLE \"order\" (\"select\" STRING PARTITION KEY, \"value\" NUMBER, \"Größe\" NUMBER)",
                "CREATE TABLE t (id STRING PARTITION KEY, at NUMBER SORT KEY, g STRING, "
                        + "GLOBAL INDEX i (g PARTITION KEY, at SORT KEY) PROJECTION KEYS)",
                "CREATE TABLE t (id STRING PARTITION KEY, at NUMBER SORT KEY, "
                        + "LOCAL INDEX i (l STRING) PROJECTION INCLUDE (\"from\", b, a))",
                "CREATE TABLE t (id STRING PARTITION KEY, at NUMBER SORT KEY, "
                        + "GLOBAL INDEX i (x STRING PARTITION KEY), GLOBAL INDEX j (x STRING PARTITION KEY, id SORT KEY), "
                        + "LOCAL INDEX \"k-l\" (y BINARY) PROJECTION ALL)",
            })
    void makesTheSameTableAgain(String text) {
        TableDefinition table = table(text);
        String printed = DefinitionText.of(table);
        assertThat(table(printed)).as(printed).isEqualTo(table);
        assertThat(DefinitionText.of(table(printed))).isEqualTo(printed);
    }

    @Test
    void isLaidOutToBeRead() {
        assertThat(DefinitionText.of(
                        table("CREATE TABLE orders (customer STRING PARTITION KEY, day STRING SORT KEY, total NUMBER, "
                                + "GLOBAL INDEX by_day (day PARTITION KEY, total SORT KEY)) WITH (scan = 'allow')")))
                .isEqualTo("""
                        CREATE TABLE orders (
                            customer STRING PARTITION KEY,
                            day STRING SORT KEY,
                            total NUMBER,
                            GLOBAL INDEX by_day (day PARTITION KEY, total SORT KEY) PROJECTION ALL
                        ) WITH (scan = 'allow')""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "with_1", "two words", "a-b", "1st", "quo\"ted", "select", "Offset", "é", "value"})
    void namesAreReadAsTheyWere(String name) {
        String written = DefinitionText.name(name);
        TableDefinition table = table("CREATE TABLE t (" + written + " STRING PARTITION KEY)");
        assertThat(table.key().partition().name()).isEqualTo(name);
    }
}
