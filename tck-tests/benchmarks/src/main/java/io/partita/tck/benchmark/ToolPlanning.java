package io.partita.tck.benchmark;

import io.partita.tck.sql.tools.ToolStatement;
import io.partita.tck.sql.tpch.Tables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** From text to plan for what tools send: the first time in a process, once more from scratch, and from the cache. */
final class ToolPlanning {
    private static final double MILLISECOND = 1e6;
    private static final double SCALE = 0.01;
    private static final int RUNS = 15;

    private final Report report;

    ToolPlanning(Report report) {
        this.report = report;
    }

    void run() throws SQLException {
        report.heading("from text to plan, of what tools send");
        report.line("  %-46s %10s %10s %10s", "", "first ms", "again ms", "cached us");
        List<Double> firsts = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        List<Double> cached = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:partita:mem:tools?scanPolicy=allow")) {
            Tables.execute(connection, Tables.definitions());
            Tables.load(connection, SCALE);
            for (ToolStatement statement : ToolStatement.all()) {
                double first = milliseconds(connection, statement.text());
                double again = fromScratch(connection, statement.text());
                double same = microsecondsOfCached(connection, statement.text());
                report.line("  %-46s %10.2f %10.2f %10.1f", statement.tool(), first, again, same);
                firsts.add(first);
                others.add(again);
                cached.add(same);
            }
        }
        report.line(
                "  %-46s %10.2f %10.2f %10.1f",
                "median", Series.median(firsts), Series.median(others), Series.median(cached));
    }

    /** A definition changes before each run, and no plan that was made before is believed any more. */
    private static double fromScratch(Connection connection, String text) throws SQLException {
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Tables.execute(connection, List.of("CREATE TABLE other (id STRING PARTITION KEY)", "DROP TABLE other"));
            times.add(milliseconds(connection, text));
        }
        return Series.median(times);
    }

    private static double microsecondsOfCached(Connection connection, String text) throws SQLException {
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < 100 * RUNS; run++) {
            times.add(milliseconds(connection, text));
        }
        return 1_000 * Series.median(times);
    }

    private static double milliseconds(Connection connection, String text) throws SQLException {
        long start = System.nanoTime();
        try (PreparedStatement prepared = connection.prepareStatement(text)) {
            prepared.getMetaData();
        }
        return (System.nanoTime() - start) / MILLISECOND;
    }
}
