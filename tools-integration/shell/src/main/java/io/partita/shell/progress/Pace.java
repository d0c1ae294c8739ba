package io.partita.shell.progress;

import java.util.Locale;
import java.util.function.LongSupplier;

/** Measures an operation: how long it has run, how fast it goes, how long it will take. */
final class Pace {
    private static final double NANOSECONDS = 1e9;

    private final LongSupplier nanoseconds;
    private final long start;

    Pace(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
        this.start = nanoseconds.getAsLong();
    }

    double seconds() {
        return (nanoseconds.getAsLong() - start) / NANOSECONDS;
    }

    /** {@code 12,345 rows, 6,789 rows/s}. */
    String rows(long rows) {
        double seconds = seconds();
        String count = String.format(Locale.ROOT, "%,d rows", rows);
        return seconds < 0.001 ? count : count + String.format(Locale.ROOT, ", %,.0f rows/s", rows / seconds);
    }

    /** {@code 4.2 s}, {@code 3 min 20 s}. */
    static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** How long the rest should take: {@code 3 min 20 s left}; empty while nobody can say. */
    String remaining(double fraction) {
        double seconds = seconds();
        if (fraction < 0.01 || fraction >= 1 || seconds < 1) {
            return "";
        }
        return duration(seconds / fraction - seconds) + " left";
    }
}
