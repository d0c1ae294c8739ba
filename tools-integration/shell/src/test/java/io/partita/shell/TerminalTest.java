package io.partita.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person at a terminal: what they see of what they type, and what is remembered until the next time. */
class TerminalTest {
    private static final String PROMPT = "partita> ";
    private static final String CONTINUED = "    ...> ";
    private static final String THROWN_AWAY = "(\\q or Ctrl-D leaves)";

    @TempDir
    private Path directory;

    @BeforeEach
    void needsTerminals() {
        assumeTrue(PseudoTerminal.isThere(), "there is no script(1) of util-linux");
    }

    @Test
    void answersLineByLine() throws Exception {
        try (PseudoTerminal terminal = open()) {
            assertThat(terminal.await(PROMPT)).contains("Partita ").contains("\\? for help, \\q to leave");

            answer(terminal, "CREATE TABLE things (id STRING PARTITION KEY);", "OK");
            terminal.type("INSERT INTO things\r");
            terminal.await(CONTINUED);
            answer(terminal, "  VALUE {'id': 'a', 'v': 'x;y'};", "OK, 1 row");

            answer(terminal, "\\timing", "timing is on");
            answer(terminal, "\\plan", "plan is on");
            assertThat(answer(terminal, "SELECT v FROM things WHERE id = 'a';", "KeyLookup things"))
                    .contains(" x;y\n")
                    .contains("(1 row)\n")
                    .containsPattern("Time: [0-9.,]+ ms, 0\\.5 read units, 0 write units, 1 requests");
            assertThat(answer(terminal, "\\d", "(1 row)")).contains(" things ");
            assertThat(answer(terminal, "SELEC 1;", "Did you mean SELECT")).contains("ERROR 42601");
            terminal.type("\\q\r");
            assertThat(terminal.awaitEnd()).isZero();
        }
    }

    @Test
    void throwsAwayALineAndLeavesByAKey() throws Exception {
        try (PseudoTerminal terminal = open()) {
            terminal.await(PROMPT);
            terminal.type("SELECT * FROM nowhere");
            terminal.await("nowhere");
            terminal.press(PseudoTerminal.CONTROL_C);
            assertThat(terminal.await(THROWN_AWAY)).doesNotContain("ERROR");
            terminal.await(PROMPT);

            terminal.type("SELECT 1 AS one\r");
            terminal.await(CONTINUED);
            terminal.press(PseudoTerminal.CONTROL_C);
            terminal.await(THROWN_AWAY);
            terminal.await(PROMPT);
            assertThat(answer(terminal, "SELECT 2 AS two;", "(1 row)")).contains(" two\n");
            terminal.press(PseudoTerminal.CONTROL_D);
            assertThat(terminal.awaitEnd()).isZero();
        }
    }

    @Test
    void remembersLinesUntilTheNextTime() throws Exception {
        try (PseudoTerminal terminal = open()) {
            terminal.await(PROMPT);
            answer(terminal, "SELECT 'first' AS word;", "(1 row)");
            terminal.press(PseudoTerminal.CONTROL_D);
            assertThat(terminal.awaitEnd()).isZero();
        }
        assertThat(Files.readString(history())).contains("SELECT 'first' AS word;");

        try (PseudoTerminal terminal = open()) {
            terminal.await(PROMPT);
            terminal.press(PseudoTerminal.CONTROL_P);
            terminal.await("SELECT 'first' AS word;");
            terminal.type("\r");
            terminal.await("(1 row)");
            terminal.await(PROMPT);
            terminal.press(PseudoTerminal.CONTROL_D);
            assertThat(terminal.awaitEnd()).isZero();
        }
    }

    private PseudoTerminal open() throws IOException {
        return PseudoTerminal.start(
                ProcessTest.command("sql", "mem:", "--history", history().toString()));
    }

    private Path history() {
        return directory.resolve("history");
    }

    /**
     * What is on the screen between a line that was typed and the next prompt. The prompt alone would not do: the line
     * editor may draw it again while a line is typed.
     */
    private static String answer(PseudoTerminal terminal, String line, String expected) throws Exception {
        terminal.type(line + "\r");
        return terminal.await(expected) + terminal.await(PROMPT);
    }
}
