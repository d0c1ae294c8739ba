package io.partita.tck.benchmark;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Queries that take milliseconds, executed in turns by two databases that have the same rows. */
final class Comparison {
    private static final double MILLISECOND = 1e6;

    private final Report report;
    private final Connection ours;
    private final Connection theirs;
    private final int runs;

    /**
     * @param runs of which the median is reported; as many come before, to warm up
     */
    Comparison(Report report, Connection ours, Connection theirs, int runs) {
        this.report = report;
        this.ours = ours;
        this.theirs = theirs;
        this.runs = runs;
    }

    void heading(String title) {
        report.heading(title);
        report.line("  %-34s %12s %12s %12s %8s", "", "rows", "Partita ms", "H2 ms", "H2 / P.");
    }

    void compare(String name, String text) throws SQLException {
        compare(name, text, text);
    }

    /** One line: how long either takes, and how many times as fast Partita is. */
    void compare(String name, String ourText, String theirText) throws SQLException {
        List<Double> our = new ArrayList<>();
        List<Double> their = new ArrayList<>();
        long rows = 0;
        for (int run = -runs; run < runs; run++) {
            long start = System.nanoTime();
            rows = read(ours, ourText);
            long between = System.nanoTime();
            long expected = read(theirs, theirText);
            long end = System.nanoTime();
            if (rows != expected) {
                throw new IllegalStateException(name + ": " + rows + " rows, and H2 has " + expected);
            }
            if (run >= 0) {
                our.add((between - start) / MILLISECOND);
                their.add((end - between) / MILLISECOND);
            }
        }
        double median = Series.median(our);
        double other = Series.median(their);
        report.line("  %-34s %,12d %12.2f %12.2f %8.2f", name, rows, median, other, other / median);
    }

    /** Reads all cells of all rows. */
    static long read(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet results = statement.executeQuery(text)) {
            int columns = results.getMetaData().getColumnCount();
            long rows = 0;
            long length = 0;
            while (results.next()) {
                for (int column = 1; column <= columns; column++) {
                    String cell = results.getString(column);
                    length += cell == null ? 0 : cell.length();
                }
                rows++;
            }
            if (length < 0) {
                throw new IllegalStateException("texts of negative length");
            }
            return rows;
        }
    }
}
