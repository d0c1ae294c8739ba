package io.partita.tck.sql.tpch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.partita.tck.sql.reference.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * All 22 queries; how long each took is printed. {@code -Dtpch.scale=0.1} takes more data, of which 1 is the standard's
 * smallest, a gigabyte; {@code -Dtpch.runs=5} runs each query as often and shows the fastest.
 */
class TpchTest {
    private static final double SCALE = Double.parseDouble(System.getProperty("tpch.scale", "0.01"));
    private static final int RUNS = Integer.getInteger("tpch.runs", 1);
    private static final double MILLISECOND = 1e6;

    private static Connection ours;
    private static Connection reference;

    @BeforeAll
    static void load() throws SQLException {
        ours = DriverManager.getConnection("jdbc:partita:mem:tpch?scanPolicy=allow");
        reference = DriverManager.getConnection("jdbc:h2:mem:");
        Tables.execute(ours, Tables.definitions());
        Tables.execute(ours, Tables.indexes("CREATE GLOBAL INDEX %s ON %s (%s PARTITION KEY) PROJECTION ALL"));
        Tables.load(ours, SCALE);
        Tables.execute(reference, Tables.definitions());
        Tables.execute(reference, Tables.indexes("CREATE INDEX %s ON %s (%s)"));
        Tables.load(reference, SCALE);
    }

    @AfterAll
    static void close() throws SQLException {
        ours.close();
        reference.close();
    }

    @TestFactory
    Stream<DynamicTest> queries() {
        return IntStream.rangeClosed(1, Queries.COUNT)
                .mapToObj(number -> dynamicTest("Q" + number, () -> compare(number, Queries.text(number))));
    }

    private static void compare(int number, String query) throws SQLException {
        Timed expected = timed(reference, query);
        assertThat(expected.rows().rows()).as("rows by H2").isNotEmpty();
        Timed actual = timed(ours, query);
        System.out.printf(
                "TPC-H Q%d: %d rows, Partita %.1f ms, H2 %.1f ms, ratio %.2f%n",
                number,
                actual.rows().rows().size(),
                actual.nanoseconds() / MILLISECOND,
                expected.nanoseconds() / MILLISECOND,
                (double) actual.nanoseconds() / expected.nanoseconds());
        assertThat(actual.rows().rows()).isEqualTo(expected.rows().rows());
    }

    private record Timed(Rows rows, long nanoseconds) {}

    /** The rows and the shortest time of all runs. */
    private static Timed timed(Connection connection, String query) throws SQLException {
        Timed best = null;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            Rows rows = Rows.of(connection, query, true);
            long took = System.nanoTime() - start;
            best = best == null || took < best.nanoseconds() ? new Timed(rows, took) : best;
        }
        return java.util.Objects.requireNonNull(best, "at least one run");
    }
}
