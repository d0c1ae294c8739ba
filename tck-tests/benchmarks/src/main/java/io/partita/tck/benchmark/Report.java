package io.partita.tck.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Prints what was measured. */
final class Report {
    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void heading(String text) {
        out.println();
        out.println(text);
        out.flush();
    }

    void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    /** One workload: a line a contender, and the ratios below. */
    void table(String title, boolean percentiles, List<Series> all) {
        heading(title);
        line("  %-26s %12s %10s %10s", "", "per second", "p50 us", "p99 us");
        for (Series series : all) {
            if (percentiles) {
                line(
                        "  %-26s %,12.0f %10.1f %10.1f",
                        series.name(), series.perSecond(), series.microseconds(0.50), series.microseconds(0.99));
            } else {
                line("  %-26s %,12.0f", series.name(), series.perSecond());
            }
        }
        ratio(all, Contender.PARTITA_MEMORY, Contender.H2_MEMORY);
        ratio(all, Contender.PARTITA_FILE, Contender.H2_FILE);
        ratio(all, Contender.PARTITA_FILE, Contender.SQLITE_NORMAL);
        ratio(all, Contender.PARTITA_FILE, Contender.SQLITE_FULL);
    }

    private void ratio(List<Series> all, String ours, String theirs) {
        Optional<Series> our =
                all.stream().filter(each -> each.name().equals(ours)).findFirst();
        Optional<Series> their =
                all.stream().filter(each -> each.name().equals(theirs)).findFirst();
        if (our.isPresent() && their.isPresent()) {
            line(
                    "  %s / %s = %.2f",
                    ours, theirs, our.get().perSecond() / their.get().perSecond());
        }
    }
}
