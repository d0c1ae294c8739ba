package io.partita.jdbc.artifact;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Uses the driver by {@code java.sql} alone. */
final class AloneOnTheClassPath {
    private AloneOnTheClassPath() {}

    /** Prints what {@link #use} answers for each URL. */
    public static void main(String[] urls) throws SQLException {
        for (String url : urls) {
            try (Connection connection = DriverManager.getConnection(url)) {
                System.out.println(use(connection));
            }
        }
    }

    /** Makes a table, writes, reads, sorts and filters; answers what it has read. */
    static String use(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE people (name STRING PARTITION KEY, age NUMBER)");
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO people (name, age) VALUES (?, ?)")) {
            for (String name : new String[] {"anna", "bert"}) {
                insert.setString(1, name);
                insert.setInt(2, name.equals("anna") ? 2 : 1);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT /*+ SCAN(allow) */ name, age, age > 1 AS old FROM people ORDER BY age DESC LIMIT 1")) {
            rows.next();
            return rows.getString("name") + " " + rows.getInt("age") + " " + rows.getBoolean("old");
        }
    }
}
