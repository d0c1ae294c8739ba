package io.partita.tck.benchmark;

import io.partita.tck.sql.tpch.Queries;
import io.partita.tck.sql.tpch.Tables;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The queries of TPC-H. */
final class TpchQueries {
    private static final int RUNS = 5;

    private final Settings settings;
    private final Report report;

    TpchQueries(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    void run() throws SQLException {
        double scale = settings.rows() < 1_000_000 ? 0.01 : 0.05;
        try (Connection ours = DriverManager.getConnection("jdbc:partita:mem:tpch?scanPolicy=allow");
                Connection theirs = DriverManager.getConnection("jdbc:h2:mem:tpch;OPTIMIZE_REUSE_RESULTS=0")) {
            load(ours, "CREATE GLOBAL INDEX %s ON %s (%s PARTITION KEY) PROJECTION ALL", scale);
            load(theirs, "CREATE INDEX %s ON %s (%s)", scale);
            Comparison comparison = new Comparison(report, ours, theirs, RUNS);
            comparison.heading("TPC-H, scale " + scale + ", in memory");
            for (int query = 1; query <= Queries.COUNT; query++) {
                comparison.compare("Q" + query, Queries.text(query));
            }
        }
    }

    private static void load(Connection connection, String index, double scale) throws SQLException {
        Tables.execute(connection, Tables.definitions());
        Tables.execute(connection, Tables.indexes(index));
        Tables.load(connection, scale);
    }
}
