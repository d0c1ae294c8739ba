package io.partita.examples;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nothing but JDBC: a table, documents of different shape, and a query by key. */
public final class PlainJdbc {
    private PlainJdbc() {}

    /** Prints the orders of a customer. */
    public static void main(String[] arguments) throws SQLException {
        orders("jdbc:partita:mem:").forEach(System.out::println);
    }

    static List<String> orders(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE orders (customer STRING PARTITION KEY, day STRING SORT KEY, total NUMBER)");
            }
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUE ?")) {
                insert.setObject(1, Map.of("customer", "ann", "day", "2026-03-01", "lines", List.of("tea", "cups")));
                insert.addBatch();
                insert.setObject(1, Map.of("customer", "ann", "day", "2026-04-01", "total", new BigDecimal("12.50")));
                insert.addBatch();
                insert.executeBatch();
            }
            try (PreparedStatement query = connection.prepareStatement(
                    "SELECT day, total, lines[0] AS line FROM orders WHERE customer = ? AND day >= ?")) {
                query.setString(1, "ann");
                query.setString(2, "2026-01-01");
                List<String> found = new ArrayList<>();
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(rows.getString("day") + ", total " + rows.getBigDecimal("total") + ", first line "
                                + rows.getString("line"));
                    }
                }
                return found;
            }
        }
    }
}
