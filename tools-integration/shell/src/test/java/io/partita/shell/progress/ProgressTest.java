package io.partita.shell.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicLong nanoseconds = new AtomicLong();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream output = new PrintStream(bytes, true, UTF_8);

    @Test
    void drawsABarInOneLine() {
        Progress progress = new ProgressBar(output, 90, "importing cities", nanoseconds::get);

        pass(2);
        progress.at(0.25, 1000);
        progress.at(0.26, 1001);
        assertThat(lastDrawn())
                .isEqualTo("importing cities  [######------------------]  25 %  1,000 rows, 500 rows/s, 6.0 s left");
        assertThat(text()).doesNotContain("1,001").doesNotContain("\n");
        pass(1);
        progress.end(4000);
        assertThat(lastDrawn())
                .isEqualTo("importing cities  4,000 rows, 1,333 rows/s in 3.0 s" + System.lineSeparator());
    }

    @Test
    void neverDrawsBeyondTheTerminal() {
        Progress progress = new ProgressBar(output, 20, "importing cities", nanoseconds::get);

        pass(1);
        progress.at(0.5, 1000);
        assertThat(lastDrawn()).hasSize(19);
    }

    @Test
    void writesALineNowAndThenWithoutTerminal() {
        Progress progress = new ProgressLines(output, "importing cities", nanoseconds::get);

        pass(2);
        progress.at(-1, 10);
        pass(3);
        progress.at(-1, 1000);
        pass(1);
        progress.at(-1, 1100);
        pass(69);
        progress.end(7500);
        assertThat(text().lines())
                .containsExactly(
                        "importing cities: 1,000 rows, 200 rows/s",
                        "importing cities: 7,500 rows, 100 rows/s in 1 min 15 s");
    }

    private void pass(long seconds) {
        nanoseconds.addAndGet(seconds * 1_000_000_000L);
    }

    private String text() {
        return bytes.toString(UTF_8);
    }

    private String lastDrawn() {
        return text().substring(text().lastIndexOf('\r') + 1);
    }
}
