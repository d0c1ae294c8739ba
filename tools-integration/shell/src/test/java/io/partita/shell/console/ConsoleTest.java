package io.partita.shell.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.shell.session.DatabaseAddress;
import io.partita.shell.session.DisplaySettings;
import io.partita.shell.session.Names;
import io.partita.shell.session.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.reader.Candidate;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser.ParseContext;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleTest {
    private final DatabaseAddress address = DatabaseAddress.of("mem:", Map.of());
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = address.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE things (id STRING PARTITION KEY, size NUMBER SORT KEY)");
            statement.execute("CREATE TABLE \"odd-name\" (id STRING PARTITION KEY)");
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void runsAStatementOverSeveralLines(@TempDir Path directory) throws IOException {
        Path history = directory.resolve("history");
        String output = typed("""
                INSERT INTO things VALUE
                  {'id': 'a;b', 'size': 42};
                SELECT size
                FROM things
                WHERE id = 'a;b';
                \\q
                """, history);

        assertThat(output)
                .contains("Partita 1.2.3, jdbc:partita:mem:")
                .contains("OK, 1 row")
                .containsPattern(" +42\\R\\(1 row\\)");
        assertThat(Files.readString(history)).contains("SELECT size").contains("WHERE id = 'a;b';");
    }

    @Test
    void survivesErrorsAndLeavesAtTheEndOfTheInput() throws IOException {
        assertThat(typed("SELECT;\nSELECT size FROM things WHERE id = 'a';\n", null))
                .contains("ERROR 42601")
                .contains("(0 rows)");
    }

    @Test
    void completesKeywordsTablesAndColumns() {
        assertThat(completed("sel")).contains("select");
        assertThat(completed("SELECT * FROM ")).containsExactlyInAnyOrder("things", "\"odd-name\"");
        assertThat(completed("\\d ")).contains("things");
        assertThat(completed("\\t")).contains("\\timing");
        assertThat(completed("SELECT * FROM things WHERE ")).contains("id", "size", "AND");
        assertThat(completed("SELECT * FROM \"odd-name\" WHERE ")).doesNotContain("size");
    }

    private List<String> completed(String text) {
        List<Candidate> candidates = new ArrayList<>();
        new StatementCompleter(new Names(connection))
                .complete(
                        LineReaderBuilder.builder()
                                .terminal(terminal("", new ByteArrayOutputStream()))
                                .build(),
                        new StatementParser().parse(text, text.length(), ParseContext.COMPLETE),
                        candidates);
        return candidates.stream().map(Candidate::value).toList();
    }

    private String typed(String input, Path history) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Terminal terminal = terminal(input, output)) {
            Session session = new Session(connection, DisplaySettings.plain(), terminal.writer(), terminal.writer());
            new Console(terminal, session, new Names(connection), history).run(address, "1.2.3");
            terminal.flush();
        }
        return output.toString(UTF_8);
    }

    private static Terminal terminal(String input, ByteArrayOutputStream output) {
        try {
            return new DumbTerminal(
                    "test", Terminal.TYPE_DUMB, new ByteArrayInputStream(input.getBytes(UTF_8)), output, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
