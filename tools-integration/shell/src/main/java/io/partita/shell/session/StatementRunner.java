package io.partita.shell.session;

import io.partita.jdbc.ConsumedUnits;
import io.partita.jdbc.PartitaStatement;
import io.partita.shell.print.RowPrinter;
import io.partita.shell.print.Style;
import io.partita.shell.text.FailureText;
import io.partita.shell.text.FirstWord;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Executes statements and shows what comes of them. For one thread; any thread may cancel. */
final class StatementRunner {
    private static final Set<String> DESCRIPTIONS = Set.of("EXPLAIN", "SHOW");
    private static final Set<String> WRITES = Set.of("INSERT", "UPSERT", "REPLACE", "UPDATE", "DELETE", "TRUNCATE");
    /** What EXPLAIN and SHOW CREATE TABLE call the column that holds lines of text. */
    private static final Set<String> TEXT_COLUMNS = Set.of("plan", "statement");

    private final Connection connection;
    private final DisplaySettings settings;
    private final PrintWriter output;
    private final PrintWriter errors;
    private final LongSupplier nanoseconds;
    private volatile @Nullable Statement running;

    StatementRunner(
            Connection connection,
            DisplaySettings settings,
            PrintWriter output,
            PrintWriter errors,
            LongSupplier nanoseconds) {
        this.connection = connection;
        this.settings = settings;
        this.output = output;
        this.errors = errors;
        this.nanoseconds = nanoseconds;
    }

    /**
     * Executes a statement.
     *
     * @param place put before an error, to find the statement in a script; may be empty
     * @return whether it succeeded
     */
    boolean run(String text, String place) {
        long start = nanoseconds.getAsLong();
        try (Statement statement = connection.createStatement()) {
            running = statement;
            boolean hasRows = statement.execute(text);
            if (hasRows) {
                try (ResultSet rows = statement.getResultSet()) {
                    showRows(text, rows);
                }
            } else {
                showCount(text, statement.getLargeUpdateCount());
            }
            showWarnings(statement.getWarnings());
            showCost(statement, (nanoseconds.getAsLong() - start) / 1e6);
            return true;
        } catch (SQLException e) {
            fail(place + FailureText.of(e, text));
            return false;
        } catch (RuntimeException e) {
            fail(place + "ERROR: a defect of Partita, please report it: " + e);
            return false;
        } finally {
            running = null;
            output.flush();
        }
    }

    /** Stops the statement that is running, if there is one. */
    void cancel() {
        Statement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                fail("ERROR: cannot cancel: " + e.getMessage());
            }
        }
    }

    private void showRows(String text, ResultSet rows) throws SQLException {
        CellReader reader = new CellReader(rows);
        List<String> labels = reader.labels();
        String last = labels.get(labels.size() - 1);
        if (settings.isForPeople() && DESCRIPTIONS.contains(FirstWord.of(text)) && TEXT_COLUMNS.contains(last)) {
            showLines(rows, labels.size());
            return;
        }
        RowPrinter printer = settings.printer(output);
        printer.columns(labels);
        long count = 0;
        while (rows.next()) {
            printer.row(reader.cells());
            count++;
        }
        printer.end();
        if (settings.isForPeople()) {
            output.println(count == 1 ? "(1 row)" : String.format(Locale.ROOT, "(%,d rows)", count));
        }
    }

    private void showLines(ResultSet rows, int column) throws SQLException {
        while (rows.next()) {
            output.println(rows.getString(column));
        }
    }

    private void showCount(String text, long count) {
        if (!settings.isForPeople()) {
            return;
        }
        if (!WRITES.contains(FirstWord.of(text))) {
            output.println("OK");
        } else {
            output.println(count == 1 ? "OK, 1 row" : String.format(Locale.ROOT, "OK, %,d rows", count));
        }
    }

    private void showWarnings(@Nullable SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            String text = "WARNING " + warning.getSQLState() + ": " + warning.getMessage();
            output.flush();
            errors.println(settings.styled() ? Style.yellow(text) : text);
            errors.flush();
        }
    }

    private void showCost(Statement statement, double milliseconds) throws SQLException {
        if (settings.timing()) {
            ConsumedUnits units = statement.unwrap(PartitaStatement.class).consumed();
            dim(String.format(
                    Locale.ROOT,
                    "Time: %,.1f ms, %s read units, %s write units, %,d requests, %,d items read, %,d returned",
                    milliseconds,
                    number(units.readUnits()),
                    number(units.writeUnits()),
                    units.requests(),
                    units.itemsRead(),
                    units.itemsReturned()));
        }
        if (settings.plan()) {
            String plan = statement.unwrap(PartitaStatement.class).plan();
            dim(plan == null ? "(no plan)" : plan.stripTrailing());
        }
    }

    private static String number(double units) {
        return units == Math.rint(units)
                ? String.format(Locale.ROOT, "%,.0f", units)
                : String.format(Locale.ROOT, "%,.1f", units);
    }

    private void dim(String text) {
        PrintWriter target = settings.isForPeople() ? output : errors;
        text.lines().forEach(line -> target.println(settings.styled() ? Style.dim(line) : line));
        target.flush();
    }

    private void fail(String text) {
        output.flush();
        errors.println(settings.styled() ? Style.red(text) : text);
        errors.flush();
    }
}
