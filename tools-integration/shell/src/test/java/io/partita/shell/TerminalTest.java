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

            assertThat(answer(terminal, "CREATE TABLE things (id STRING PARTITION KEY);"))
                    .contains("OK\n");
            terminal.type("INSERT INTO things\r");
            terminal.await(CONTINUED);
            terminal.type("  VALUE {'id': 'a', 'v': 'x;y'};\r");
            assertThat(terminal.await(PROMPT)).contains("OK, 1 row\n");

            assertThat(answer(terminal, "\\timing")).contains("timing is on\n");
            assertThat(answer(terminal, "\\plan")).contains("plan is on\n");
            assertThat(answer(terminal, "SELECT v FROM things WHERE id = 'a';"))
                    .contains(" x;y\n")
                    .contains("(1 row)\n")
                    .containsPattern("Time: [0-9.,]+ ms, 0\\.5 read units, 0 write units, 1 requests")
                    .contains("KeyLookup things");
            assertThat(answer(terminal, "\\d")).contains(" things ").contains("(1 row)\n");
            assertThat(answer(terminal, "SELEC 1;")).contains("ERROR 42601").contains("Did you mean SELECT");
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
            assertThat(terminal.await(PROMPT))
                    .contains("(\\q or Ctrl-D leaves)\n")
                    .doesNotContain("ERROR");

            terminal.type("SELECT 1 AS one\r");
            terminal.await(CONTINUED);
            terminal.press(PseudoTerminal.CONTROL_C);
            terminal.await(PROMPT);
            assertThat(answer(terminal, "SELECT 2 AS two;")).contains("two").doesNotContain("one");
            terminal.press(PseudoTerminal.CONTROL_D);
            assertThat(terminal.awaitEnd()).isZero();
        }
    }

    @Test
    void remembersLinesUntilTheNextTime() throws Exception {
        try (PseudoTerminal terminal = open()) {
            terminal.await(PROMPT);
            answer(terminal, "SELECT 'first' AS word;");
            terminal.press(PseudoTerminal.CONTROL_D);
            assertThat(terminal.awaitEnd()).isZero();
        }
        assertThat(Files.readString(history())).contains("SELECT 'first' AS word;");

        try (PseudoTerminal terminal = open()) {
            terminal.await(PROMPT);
            terminal.press(PseudoTerminal.CONTROL_P);
            terminal.await("SELECT 'first' AS word;");
            terminal.type("\r");
            assertThat(terminal.await(PROMPT)).contains("(1 row)\n");
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

    /** What is on the screen between a line that was typed and the next prompt. */
    private static String answer(PseudoTerminal terminal, String line) throws Exception {
        terminal.type(line + "\r");
        return terminal.await(PROMPT);
    }
}
