package io.partita.shell.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.shell.session.DisplaySettings.Format;
import io.partita.shell.text.StatementAssembler;
import java.io.BufferedReader;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTest {
    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private final DisplaySettings settings = DisplaySettings.plain();
    private Connection connection;
    private Session session;

    @BeforeEach
    void connect() throws SQLException {
        connection = DatabaseAddress.of("mem:", Map.of()).connect();
        session = new Session(connection, settings, new PrintWriter(output), new PrintWriter(errors));
        assertThat(type("""
                CREATE TABLE things (id STRING PARTITION KEY, size NUMBER SORT KEY, GLOBAL INDEX by_size (size PARTITION KEY));
                INSERT INTO things VALUE {'id': 'a', 'size': 1, 'note': NULL};
                INSERT INTO things VALUE {'id': 'a', 'size': 2, 'tags': ['x', {'y': 1.50}]};
                """)).isTrue();
        output.getBuffer().setLength(0);
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void showsRowsAndTellsNullFromMissing() {
        type("SELECT size, note, tags FROM things WHERE id = 'a';");

        assertThat(output.toString()).isEqualTo("""
                         size | note    | tags
                        ------+---------+-----------------
                            1 | NULL    | MISSING
                            2 | MISSING | ["x",{"y":1.5}]
                        (2 rows)
                        """);
    }

    @Test
    void countsWhatWasWritten() {
        type("DELETE FROM things WHERE id = 'a' AND size = 1; DELETE FROM things WHERE id = 'a' AND size = 7;");

        assertThat(output.toString()).isEqualTo("OK, 1 row\nOK, 0 rows\n");
    }

    @Test
    void pointsAtSyntaxErrors() {
        assertThat(type("SELECT\n  size FORM things;")).isFalse();

        assertThat(errors.toString())
                .startsWith("ERROR 42")
                .contains("\n  size FORM things\n")
                .contains("^");
    }

    @Test
    void showsTimeUnitsAndPlanWhenAsked() {
        type("\\timing on\n\\plan\nSELECT size FROM things WHERE id = 'a' AND size = 2;");

        assertThat(output.toString())
                .contains("timing is on\nplan is on\n")
                .containsPattern("Time: [0-9.,]+ ms, 0.5 read units, 0 write units, 1 requests")
                .contains("KeyLookup");
    }

    @Test
    void showsTheRefusalOfAScanWhole() {
        assertThat(type("SELECT * FROM things;")).isFalse();

        assertThat(errors.toString()).startsWith("ERROR 54P01: ").contains("SCAN(allow)");
    }

    @Test
    void stopsAStatementThatIsCancelled() throws SQLException {
        try (Connection paged =
                DatabaseAddress.of("mem:", Map.of("fetchSize", "100")).connect()) {
            AtomicReference<Session> cancelled = new AtomicReference<>();
            Writer rows = new FilterWriter(output) {
                @Override
                public void write(String text, int from, int length) throws IOException {
                    super.write(text, from, length);
                    if (text.contains("page")) {
                        cancelled.get().cancel();
                    }
                }
            };
            settings.setFormat(Format.CSV);
            cancelled.set(new Session(paged, settings, new PrintWriter(rows), new PrintWriter(errors)));
            StringBuilder script =
                    new StringBuilder("CREATE TABLE pages (id STRING PARTITION KEY, n NUMBER SORT KEY);");
            for (int i = 0; i < 300; i++) {
                script.append("INSERT INTO pages VALUE {'id': 'page', 'n': ")
                        .append(i)
                        .append("};");
            }
            assertThat(cancelled.get().run(StatementAssembler.split(script.toString())))
                    .isTrue();

            assertThat(cancelled.get().run(StatementAssembler.split("SELECT id, n FROM pages WHERE id = 'page'")))
                    .isFalse();
            assertThat(errors.toString()).startsWith("ERROR 57014: ");
            assertThat(output.toString().lines().count()).isBetween(2L, 201L);
        }
    }

    @Test
    void describesViews() {
        type("CREATE VIEW large AS SELECT id, size FROM things WHERE size > 10;");
        output.getBuffer().setLength(0);
        type("\\d");
        assertThat(output.toString()).containsPattern(" large +\\| things +\\| SELECT id, size FROM things");
        output.getBuffer().setLength(0);

        assertThat(type("\\d LARGE;")).isTrue();
        assertThat(output.toString())
                .containsPattern(" size +\\| NUMBER +\\|")
                .contains("CREATE VIEW large AS SELECT id, size FROM things WHERE size > 10");
    }

    @Test
    void describesTables() {
        type("\\d");
        assertThat(output.toString()).containsPattern(" things +\\| id +\\| size +\\|");
        output.getBuffer().setLength(0);

        type("\\d THINGS;");
        assertThat(output.toString())
                .containsPattern(" id +\\| STRING +\\| partition key")
                .containsPattern(" size +\\| NUMBER +\\| sort key")
                .containsPattern(" tags +\\| LIST +\\| NULL")
                .contains(" by_size ");
        assertThat(type("\\d nothing")).isFalse();
        assertThat(errors.toString()).contains("there is no table \"nothing\"");
    }

    @Test
    void showsTextAsLines() {
        type("SHOW CREATE TABLE things; EXPLAIN SELECT * FROM things WHERE id = 'a'");

        assertThat(output.toString())
                .startsWith("CREATE TABLE things (\n    id ")
                .contains("\n  KeyQuery things");
    }

    @Test
    void changesTheFormOfRows() {
        type("\\format csv\nSELECT id, size FROM things WHERE id = 'a' AND size = 1;");
        assertThat(output.toString()).isEqualTo("id,size\r\n\"a\",1\r\n");
        output.getBuffer().setLength(0);

        settings.setFormat(Format.TABLE);
        type("\\x on\nSELECT id, size FROM things WHERE id = 'a' AND size = 1;");
        assertThat(output.toString())
                .isEqualTo("expanded output is on\n-[ row 1 ]----\n id   | a\n size | 1\n(1 row)\n");
    }

    @Test
    void refusesUnknownCommandsAndArguments() {
        assertThat(type("\\nothing")).isFalse();
        assertThat(type("\\timing maybe")).isFalse();
        assertThat(type("\\format xml")).isFalse();
        assertThat(errors.toString().lines())
                .containsExactly(
                        "there is no command \\nothing; \\? lists them",
                        "\\timing takes on or off",
                        "\\format takes table, csv or json");
    }

    @Test
    void stopsAScriptAtTheFirstErrorAndNamesTheLine() throws IOException {
        String script = "SELECT size FROM things\n WHERE id = 'b';\n\nSELECT;\nSELECT 1;\n";

        assertThat(session.run(new BufferedReader(new StringReader(script)), "test.sql"))
                .isFalse();
        assertThat(errors.toString()).startsWith("test.sql:4: ERROR 42601");
        assertThat(output.toString()).contains("(0 rows)").doesNotContain("(1 row)");
    }

    @Test
    void continuesAScriptWhenTold() throws IOException {
        session.setContinuing(true);
        String script = "SELECT;\nSELECT size FROM things WHERE id = 'a' AND size = 1";

        assertThat(session.run(new BufferedReader(new StringReader(script)), "test.sql"))
                .isFalse();
        assertThat(output.toString()).contains("(1 row)");
    }

    @Test
    void includesScriptsAndNoticesLoops(@TempDir Path directory) throws IOException {
        Path script = directory.resolve("loop.sql");
        Files.writeString(script, "\\i " + script + "\n");

        assertThat(type("\\i " + script)).isFalse();
        assertThat(errors.toString()).contains("include one another more than 16 deep");
        assertThat(type("\\i " + directory.resolve("none.sql"))).isFalse();
        assertThat(errors.toString()).contains("there is no file");
    }

    @Test
    void endsWhenAsked() {
        type("\\q\nSELECT 1;");

        assertThat(session.hasEnded()).isTrue();
        assertThat(output.toString()).isEmpty();
    }

    private boolean type(String text) {
        return session.run(StatementAssembler.split(text));
    }
}
