package io.partita.engine.server.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

final class JsonLinesTest {
    @Test
    void everyEntryIsOneLine() {
        LogRecord entry = new LogRecord(Level.WARNING, "\"quoted\"\nand {0}");
        entry.setLoggerName("io.partita.node");
        entry.setParameters(new Object[] {7});
        entry.setInstant(Instant.parse("2026-11-23T10:00:00Z"));
        entry.setThrown(new IllegalStateException("broken"));
        String line = new JsonLines().format(entry);
        assertThat(line).endsWith("}\n");
        assertThat(line.lines()).hasSize(1);
        assertThat(line)
                .startsWith(
                        "{\"time\":\"2026-11-23T10:00:00Z\",\"level\":\"WARNING\",\"logger\":\"io.partita.node\","
                                + "\"message\":\"\\\"quoted\\\"\\nand 7\",\"failure\":\"java.lang.IllegalStateException: broken\\n");
    }
}
