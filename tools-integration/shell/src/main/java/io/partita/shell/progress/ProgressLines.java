package io.partita.shell.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line every few seconds, for logs and pipes. */
final class ProgressLines implements Progress {
    private static final double SECONDS_BETWEEN = 5;

    private final PrintStream output;
    private final String title;
    private final Pace pace;
    private double nextAt = SECONDS_BETWEEN;

    ProgressLines(PrintStream output, String title, LongSupplier nanoseconds) {
        this.output = output;
        this.title = title;
        this.pace = new Pace(nanoseconds);
    }

    @Override
    public void at(double fraction, long rows) {
        double seconds = pace.seconds();
        if (seconds < nextAt) {
            return;
        }
        nextAt = seconds + SECONDS_BETWEEN;
        String percent = fraction < 0 ? "" : String.format(Locale.ROOT, "%.0f %%, ", 100 * fraction);
        String remaining = pace.remaining(fraction);
        output.println(title + ": " + percent + pace.rows(rows) + (remaining.isEmpty() ? "" : ", " + remaining));
    }

    @Override
    public void note(String line) {
        output.println(line);
    }

    @Override
    public void end(long rows) {
        output.println(title + ": " + pace.rows(rows) + " in " + Pace.duration(pace.seconds()));
    }
}
