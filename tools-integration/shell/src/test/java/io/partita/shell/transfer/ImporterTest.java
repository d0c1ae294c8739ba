package io.partita.shell.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.shell.progress.Progress;
import io.partita.shell.session.DatabaseAddress;
import io.partita.shell.source.RecordSource;
import io.partita.shell.source.SourceFile;
import io.partita.shell.source.SourceRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ImporterTest {
    private final DatabaseAddress address = DatabaseAddress.of("mem:ImporterTest", Map.of());
    private final List<String> notes = new ArrayList<>();
    private final Progress progress = new Progress() {
        @Override
        public void at(double fraction, long rows) {}

        @Override
        public void note(String line) {
            notes.add(line);
        }

        @Override
        public void end(long rows) {}
    };

    /** Items whose keys are numbered, from 1. */
    private static RecordSource items(int count) {
        return new RecordSource() {
            private int line;

            @Override
            public @Nullable SourceRecord next() {
                line++;
                return line > count ? null : new SourceRecord.Item(line, Map.of("id", "k" + line));
            }

            @Override
            public void close() {}
        };
    }

    private ImportSummary imported(int count, long maxFailures) throws SQLException, IOException, InterruptedException {
        ImportOptions options = new ImportOptions("things", ConflictRule.FAIL, 2, 50, maxFailures);
        try (SourceFile file = SourceFile.of(new ByteArrayInputStream(new byte[0]), 0, "items");
                RecordSource items = items(count)) {
            return new Importer(address, options, List.of("id"), progress).run(items, file);
        }
    }

    /** Whoever imports a file for the second time is not to read about each line of it. */
    @Test
    void tellsAboutNoMoreFailuresThanItTakes() throws Exception {
        try (Connection connection = address.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS things");
            statement.execute("CREATE TABLE things (id STRING PARTITION KEY)");
            assertThat(imported(2_000, 5).written()).isEqualTo(2_000);
            assertThat(notes).isEmpty();

            ImportSummary again = imported(2_000, 5);
            assertThat(again.written()).isZero();
            assertThat(again.failed()).isGreaterThan(5);
            assertThat(notes)
                    .hasSize(7)
                    .last()
                    .isEqualTo(String.format(Locale.ROOT, "and %,d lines more", again.failed() - 6));

            notes.clear();
            assertThat(imported(200, -1).failed()).isEqualTo(200);
            assertThat(notes).hasSize(200);
        }
    }
}
