package io.partita.examples;

import io.partita.jdbc.ConsumedUnits;
import io.partita.jdbc.PartitaStatement;
import io.partita.shell.print.RowPrinter;
import io.partita.shell.print.Style;
import io.partita.shell.print.TablePrinter;
import io.partita.shell.session.CellReader;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Runs statements and shows of each the access path, what it cost, and the first rows. */
final class Tour {
    private static final int ROWS_SHOWN = 5;
    private static final String SCAN_REFUSED = "54P01";

    private final Connection connection;
    private final PrintWriter output;
    private final boolean styled;
    private final LongSupplier nanoseconds;

    /**
     * @param styled whether escape sequences may be used
     */
    Tour(Connection connection, PrintWriter output, boolean styled, LongSupplier nanoseconds) {
        this.connection = connection;
        this.output = output;
        this.styled = styled;
        this.nanoseconds = nanoseconds;
    }

    void run(List<TourStep> steps) throws SQLException {
        int number = 0;
        for (TourStep step : steps) {
            number++;
            String title = number + ". " + step.title();
            output.println();
            output.println(styled ? Style.bold(title) : title);
            output.println();
            print(step.sql(), "   ");
            output.println();
            run(step.sql());
            output.flush();
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long start = nanoseconds.getAsLong();
            statement.execute(sql);
            long count;
            try (ResultSet rows = statement.getResultSet()) {
                count = show(rows);
            }
            double first = millisecondsSince(start);
            ConsumedUnits units = statement.unwrap(PartitaStatement.class).consumed();
            output.println();
            print(String.valueOf(statement.unwrap(PartitaStatement.class).plan()), "   | ");
            output.printf(
                    Locale.ROOT,
                    "   %s; %,.1f read units, %,.1f write units, %s, %s read%n",
                    counted(count, "row"),
                    units.readUnits(),
                    units.writeUnits(),
                    counted(units.requests(), "request"),
                    counted(units.itemsRead(), "item"));
            output.printf(Locale.ROOT, "   %,.1f ms, and %,.1f ms the second time%n", first, runAgain(sql));
        } catch (SQLException e) {
            if (!SCAN_REFUSED.equals(e.getSQLState())) {
                throw e;
            }
            print(e.getSQLState() + ": " + e.getMessage(), "   ! ");
        }
    }

    /** The same once more, now that the plan is known and the code is warm. Returns milliseconds. */
    private double runAgain(String sql) throws SQLException {
        long start = nanoseconds.getAsLong();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            CellReader reader = new CellReader(rows);
            while (rows.next()) {
                reader.cells();
            }
        }
        return millisecondsSince(start);
    }

    private double millisecondsSince(long start) {
        return (nanoseconds.getAsLong() - start) / 1e6;
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private long show(ResultSet rows) throws SQLException {
        CellReader reader = new CellReader(rows);
        RowPrinter printer = new TablePrinter(output, 0, styled);
        printer.columns(reader.labels());
        long count = 0;
        while (rows.next()) {
            if (count < ROWS_SHOWN) {
                printer.row(reader.cells());
            }
            count++;
        }
        printer.end();
        if (count > ROWS_SHOWN) {
            output.printf(Locale.ROOT, " … and %,d more%n", count - ROWS_SHOWN);
        }
        return count;
    }

    private void print(String text, String prefix) {
        text.lines().forEach(line -> output.println(prefix + line));
    }
}
