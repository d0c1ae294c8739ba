package io.partita.tck.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Joins, groups and subqueries of several shapes over customers and their orders; and from how many rows on reading a
 * whole table is faster than looking up what they need.
 */
final class JoinQueries {
    private static final int ORDERS_OF_A_CUSTOMER = 10;
    private static final int CITIES = 50;
    private static final int RUNS = 15;
    private static final int BATCH = 500;

    private final Settings settings;
    private final Report report;

    JoinQueries(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    void run() throws SQLException {
        int customers = settings.rows() / ORDERS_OF_A_CUSTOMER / 10;
        try (Connection ours = DriverManager.getConnection("jdbc:partita:mem:joins?scanPolicy=allow");
                Connection theirs = DriverManager.getConnection("jdbc:h2:mem:joins;OPTIMIZE_REUSE_RESULTS=0")) {
            load(ours, "CREATE GLOBAL INDEX by_city ON customers (city PARTITION KEY) PROJECTION ALL", customers);
            load(theirs, "CREATE INDEX by_city ON customers (city)", customers);
            Comparison comparison = new Comparison(report, ours, theirs, RUNS);
            shapes(comparison, customers);
            crossover(ours, customers);
        }
    }

    private static void load(Connection connection, String index, int customers) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id VARCHAR(20) PRIMARY KEY, name VARCHAR(40), city VARCHAR(20),"
                    + " place DECIMAL(10))");
            statement.execute("CREATE TABLE orders (customer VARCHAR(20), number DECIMAL(10), total DECIMAL(10),"
                    + " status VARCHAR(10), PRIMARY KEY (customer, number))");
            statement.execute(index);
        }
        SplittableRandom random = new SplittableRandom(42);
        try (PreparedStatement customer = connection.prepareStatement(
                        "INSERT INTO customers (id, name, city, place) VALUES (?, ?, ?, ?)");
                PreparedStatement order = connection.prepareStatement(
                        "INSERT INTO orders (customer, number, total, status) VALUES (?, ?, ?, ?)")) {
            for (int id = 0; id < customers; id++) {
                customer.setString(1, id(id));
                customer.setString(2, "Customer " + id);
                customer.setString(3, "city-" + random.nextInt(CITIES));
                customer.setInt(4, id);
                customer.addBatch();
                for (int number = 0; number < ORDERS_OF_A_CUSTOMER; number++) {
                    order.setString(1, id(id));
                    order.setInt(2, number);
                    order.setInt(3, random.nextInt(1_000));
                    order.setString(4, List.of("open", "paid", "sent").get(random.nextInt(3)));
                    order.addBatch();
                }
                if (id % (BATCH / ORDERS_OF_A_CUSTOMER) == 0) {
                    customer.executeBatch();
                    order.executeBatch();
                }
            }
            customer.executeBatch();
            order.executeBatch();
        }
    }

    private static String id(int number) {
        return String.format("c%08d", number);
    }

    private static void shapes(Comparison comparison, int customers) throws SQLException {
        String one = "'" + id(customers / 2) + "'";
        comparison.heading(customers + " customers with " + ORDERS_OF_A_CUSTOMER + " orders each, in memory");
        comparison.compare(
                "one customer and the orders",
                "SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer = c.id WHERE c.id = " + one);
        comparison.compare(
                "customers of a city, with orders",
                "SELECT c.name, o.total FROM customers c JOIN orders o ON o.customer = c.id WHERE c.city = 'city-7'");
        comparison.compare(
                "the same, without orders too",
                "SELECT c.name, o.total FROM customers c LEFT JOIN orders o ON o.customer = c.id AND o.total > 900"
                        + " WHERE c.city = 'city-7'");
        comparison.compare(
                "all with all their orders",
                "SELECT c.city, COUNT(*), SUM(o.total) FROM customers c JOIN orders o ON o.customer = c.id"
                        + " GROUP BY c.city");
        comparison.compare(
                "customers that have an order",
                "SELECT c.name FROM customers c WHERE c.city = 'city-7'"
                        + " AND EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id AND o.total > 950)");
        comparison.compare(
                "customers that have none",
                "SELECT c.name FROM customers c WHERE c.city = 'city-7'"
                        + " AND NOT EXISTS (SELECT 1 FROM orders o WHERE o.customer = c.id AND o.total > 500)");
        comparison.compare(
                "the sum of each of few",
                "SELECT c.name, (SELECT SUM(o.total) FROM orders o WHERE o.customer = c.id) FROM customers c"
                        + " WHERE c.city = 'city-7'");
        comparison.compare("groups", "SELECT status, COUNT(*), AVG(total), MAX(total) FROM orders GROUP BY status");
        comparison.compare("many groups", "SELECT customer, COUNT(*), SUM(total) FROM orders GROUP BY customer");
        comparison.compare("distinct values", "SELECT DISTINCT total FROM orders");
        comparison.compare(
                "the ten largest",
                "SELECT customer, number, total FROM orders ORDER BY total DESC, customer, number LIMIT 10");
        comparison.compare(
                "the largest of each customer",
                "SELECT customer, total FROM (SELECT customer, total, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY"
                        + " total DESC, number) AS place FROM orders) t WHERE place = 1");
        comparison.compare("a union", "SELECT id FROM customers UNION SELECT customer FROM orders");
    }

    /** The same join twice: by key, as where scans are refused, and with a condition that no key serves. */
    private void crossover(Connection holding, int customers) throws SQLException {
        report.heading("customers that join with " + customers * ORDERS_OF_A_CUSTOMER + " orders: looked up, or held");
        report.line("  %-12s %12s %12s %10s", "", "lookup ms", "hash ms", "hash / l.");
        try (Connection lookingUp = DriverManager.getConnection("jdbc:partita:mem:joins?scanPolicy=reject")) {
            for (int rows = 1; rows <= customers; rows *= 10) {
                String lookup = join("o.customer = c.id", rows);
                String hash = join("o.customer || '' = c.id", rows);
                double byKey = Double.MAX_VALUE;
                double held = Double.MAX_VALUE;
                for (int run = 0; run < 3 * RUNS; run++) {
                    byKey = Math.min(byKey, milliseconds(lookingUp, lookup));
                    held = Math.min(held, milliseconds(holding, hash));
                }
                report.line("  %,12d %12.2f %12.2f %10.2f", rows, byKey, held, held / byKey);
            }
        }
    }

    private static String join(String condition, int rows) {
        String ids = IntStream.range(0, rows).mapToObj(id -> "'" + id(id) + "'").collect(Collectors.joining(", "));
        return "SELECT COUNT(*), SUM(o.total) FROM customers c JOIN orders o ON " + condition + " WHERE c.id IN (" + ids
                + ")";
    }

    private static double milliseconds(Connection connection, String text) throws SQLException {
        long start = System.nanoTime();
        Comparison.read(connection, text);
        return (System.nanoTime() - start) / 1e6;
    }
}
