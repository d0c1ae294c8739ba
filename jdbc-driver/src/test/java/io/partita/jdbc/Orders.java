package io.partita.jdbc;

import io.partita.jdbc.open.SharedStores;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/** A private store in memory with a table of orders, and a clock that stands still until it is told. */
final class Orders {
    static final String CREATE = """
            CREATE TABLE orders (
                customer STRING PARTITION KEY, day STRING SORT KEY, total NUMBER, paid BOOLEAN, tags STRING SET,
                address MAP, parts LIST, placed TIMESTAMP, receipt BINARY,
                GLOBAL INDEX by_day (day PARTITION KEY, total SORT KEY) PROJECTION ALL,
                LOCAL INDEX by_total (total SORT KEY) PROJECTION KEYS)""";

    final AtomicLong nanoClock = new AtomicLong();
    private final PartitaDriver driver = new PartitaDriver(new SharedStores(), nanoClock::get);

    /** A connection to an empty store of its own. */
    Connection connect(String query) throws SQLException {
        return driver.connect("jdbc:partita:mem:" + query, new Properties());
    }

    /** The same with the table, which has no items. */
    static Connection open() throws SQLException {
        return new Orders().openWithTable("");
    }

    Connection openWithTable(String query) throws SQLException {
        Connection connection = connect(query);
        try (Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        }
        return connection;
    }

    /** Adds orders of one customer, on day 001, 002 and so on, with totals 1, 2 and so on. */
    static void add(Connection connection, String customer, int count) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO orders (customer, day, total) VALUES (?, ?, ?)")) {
            for (int day = 1; day <= count; day++) {
                insert.setString(1, customer);
                insert.setString(2, "%03d".formatted(day));
                insert.setInt(3, day);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
