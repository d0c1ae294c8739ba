package io.partita.shell.progress;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A bar that is drawn again and again in one line of a terminal. */
final class ProgressBar implements Progress {
    private static final double SECONDS_BETWEEN = 0.1;
    private static final int BAR = 24;

    private final PrintStream output;
    private final int columns;
    private final String title;
    private final Pace pace;
    private double nextAt;

    ProgressBar(PrintStream output, int columns, String title, LongSupplier nanoseconds) {
        this.output = output;
        this.columns = columns;
        this.title = title;
        this.pace = new Pace(nanoseconds);
    }

    @Override
    public void at(double fraction, long rows) {
        double seconds = pace.seconds();
        if (seconds >= nextAt) {
            nextAt = seconds + SECONDS_BETWEEN;
            draw(fraction, rows);
        }
    }

    private void draw(double fraction, long rows) {
        StringBuilder line = new StringBuilder(title).append("  ");
        if (fraction >= 0) {
            line.append(bar(fraction)).append(String.format(Locale.ROOT, " %3.0f %%  ", 100 * fraction));
        }
        line.append(pace.rows(rows));
        String remaining = pace.remaining(fraction);
        if (!remaining.isEmpty()) {
            line.append(", ").append(remaining);
        }
        write(line.toString());
    }

    private static String bar(double fraction) {
        int done = (int) Math.round(BAR * Math.min(1, fraction));
        return "[" + "#".repeat(done) + "-".repeat(BAR - done) + "]";
    }

    private void write(String line) {
        String cut = line.length() < columns ? line : line.substring(0, columns - 1);
        output.print("\r" + cut + " ".repeat(columns - 1 - cut.length()) + "\r" + cut);
        output.flush();
    }

    @Override
    public void note(String line) {
        output.print("\r" + " ".repeat(columns - 1) + "\r");
        output.println(line);
        nextAt = 0;
    }

    @Override
    public void end(long rows) {
        write(title + "  " + pace.rows(rows) + " in " + Pace.duration(pace.seconds()));
        output.println();
    }
}
