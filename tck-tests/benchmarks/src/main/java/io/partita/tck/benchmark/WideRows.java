package io.partita.tck.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code SELECT *} of rows with a hundred columns. */
final class WideRows {
    private static final int COLUMNS = 100;
    private static final int RUNS = 7;
    private static final int BATCH = 100;

    private final Settings settings;
    private final Report report;

    WideRows(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    void run() throws SQLException {
        int rows = settings.rows() / 20;
        try (Connection ours = DriverManager.getConnection("jdbc:partita:mem:wide?scanPolicy=allow");
                Connection theirs = DriverManager.getConnection("jdbc:h2:mem:wide;OPTIMIZE_REUSE_RESULTS=0")) {
            load(ours, rows);
            load(theirs, rows);
            Comparison comparison = new Comparison(report, ours, theirs, RUNS);
            comparison.heading(rows + " rows of " + COLUMNS + " columns, in memory");
            comparison.compare("SELECT *", "SELECT * FROM wide");
            comparison.compare("SELECT * of one key", "SELECT * FROM wide WHERE id = 'r7'");
            comparison.compare("three columns", "SELECT c7, c50, c93 FROM wide");
            comparison.compare("three columns by a fourth", "SELECT c7, c50, c93 FROM wide WHERE c20 = 7");
        }
    }

    private static void load(Connection connection, int rows) throws SQLException {
        String columns = IntStream.range(0, COLUMNS)
                .mapToObj(column -> "c" + column + (column % 2 == 0 ? " DECIMAL(12)" : " VARCHAR(40)"))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE wide (id VARCHAR(20) PRIMARY KEY, " + columns + ")");
        }
        String names =
                IntStream.range(0, COLUMNS).mapToObj(column -> "c" + column).collect(Collectors.joining(", "));
        String values = "?" + ", ?".repeat(COLUMNS);
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO wide (id, " + names + ") VALUES (" + values + ")")) {
            for (int row = 0; row < rows; row++) {
                insert.setString(1, "r" + row);
                for (int column = 0; column < COLUMNS; column++) {
                    if (column % 2 == 0) {
                        insert.setInt(column + 2, row % (column + 10));
                    } else {
                        insert.setString(column + 2, "text of " + row + " and " + column);
                    }
                }
                insert.addBatch();
                if (row % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }
}
