package io.partita.tck.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** One kind of statement, the same text for all contenders. */
enum Workload {
    POINT("point SELECT by full key", "SELECT payload FROM benchmark WHERE customer = ? AND line = ?", 16),
    QUERY("10 rows of one partition key", "SELECT line, payload FROM benchmark WHERE customer = ?", 16),
    INSERT("INSERT of one row", "INSERT INTO benchmark (customer, line, payload) VALUES (?, ?, ?)", 16),
    SCAN("rows of a full scan", "SELECT /*+ SCAN(allow) */ customer, line, payload FROM benchmark", 1);

    private final String title;
    private final String text;
    private final int mostThreads;

    Workload(String title, String text, int mostThreads) {
        this.title = title;
        this.text = text;
        this.mostThreads = mostThreads;
    }

    /** Does something once, and says how many units of it that was. */
    interface Operation extends AutoCloseable {
        long run() throws SQLException;

        @Override
        void close() throws SQLException;
    }

    String title() {
        return title;
    }

    boolean wants(int threads) {
        return threads <= mostThreads;
    }

    /** Whether an operation is so long that its latency is not worth a percentile. */
    boolean isLong() {
        return this == SCAN;
    }

    /**
     * The operation for one thread.
     *
     * @param rows in the table from the start
     * @param seed of this thread
     * @param fresh numbers of collections that nobody has inserted yet
     */
    Operation operation(Connection connection, int rows, long seed, AtomicLong fresh) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        SplittableRandom random = new SplittableRandom(seed);
        int collections = rows / Settings.ROWS_PER_KEY;
        return new PreparedOperation(statement, prepared -> switch (this) {
            case POINT -> {
                prepared.setString(1, Rows.customer(random.nextInt(collections)));
                prepared.setInt(2, random.nextInt(Settings.ROWS_PER_KEY));
                yield expect(1, read(prepared, 1));
            }
            case QUERY -> {
                prepared.setString(1, Rows.customer(random.nextInt(collections)));
                yield expect(Settings.ROWS_PER_KEY, read(prepared, 2)) / Settings.ROWS_PER_KEY;
            }
            case INSERT -> {
                long collection = fresh.getAndIncrement();
                prepared.setString(1, Rows.customer(collection));
                prepared.setInt(2, 0);
                prepared.setString(3, Rows.payload(collection));
                yield expect(1, prepared.executeUpdate());
            }
            case SCAN -> read(prepared, 3);
        });
    }

    /** Reads all rows, and the last column of each. */
    private static long read(PreparedStatement statement, int column) throws SQLException {
        long rows = 0;
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                if (results.getString(column).length() != Settings.PAYLOAD_BYTES) {
                    throw new IllegalStateException("a payload of another length");
                }
                rows++;
            }
        }
        return rows;
    }

    private static long expect(long expected, long actual) {
        if (expected != actual) {
            throw new IllegalStateException(expected + " rows expected, " + actual + " came");
        }
        return actual;
    }

    private interface Body {
        long run(PreparedStatement statement) throws SQLException;
    }

    private record PreparedOperation(PreparedStatement statement, Body body) implements Operation {
        @Override
        public long run() throws SQLException {
            return body.run(statement);
        }

        @Override
        public void close() throws SQLException {
            statement.close();
        }
    }
}
