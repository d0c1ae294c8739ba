package io.partita.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSharingTest {

    @Test
    void viewsAreThereAfterARestartAndInEveryConnection(@TempDir Path directory) throws SQLException {
        String url = "jdbc:partita:file:" + directory.resolve("views");
        try (Connection connection = DriverManager.getConnection(url);
                Connection second = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                Statement reading = second.createStatement()) {
            statement.execute("CREATE TABLE app (pk STRING PARTITION KEY, total NUMBER)");
            statement.execute("INSERT INTO app (pk, total) VALUES ('a', 5)");
            statement.execute("CREATE VIEW totals AS SELECT pk AS id, total FROM app");
            assertThat(total(reading)).isEqualTo(5);
            statement.execute("CREATE OR REPLACE VIEW totals AS SELECT pk AS id, total + 1 AS total FROM app");
            assertThat(total(reading)).isEqualTo(6);
        }
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            assertThat(total(statement)).isEqualTo(6);
        }
    }

    private static int total(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT total FROM totals WHERE id = 'a'")) {
            assertThat(rows.next()).isTrue();
            return rows.getInt(1);
        }
    }

    @Test
    void connectionsToOneNameShareAStoreThatStays() throws SQLException {
        try (Connection one = DriverManager.getConnection("jdbc:partita:mem:shared")) {
            execute(one, Orders.CREATE);
            try (Connection other = DriverManager.getConnection("jdbc:partita:mem:shared?scanPolicy=allow")) {
                assertThat(tables(other)).containsExactly("orders");
            }
        }
        try (Connection later = DriverManager.getConnection("jdbc:partita:mem:shared")) {
            assertThat(tables(later)).containsExactly("orders");
        }
    }

    @Test
    void aStoreWithoutANameIsItsConnectionsOwn() throws SQLException {
        try (Connection one = DriverManager.getConnection("jdbc:partita:mem:");
                Connection other = DriverManager.getConnection("jdbc:partita:mem:")) {
            execute(one, Orders.CREATE);
            assertThat(tables(other)).isEmpty();
        }
    }

    @Test
    void aDirectoryIsOpenAsLongAsAConnectionIs(@TempDir Path directory) throws SQLException, IOException {
        String url = "jdbc:partita:file:" + directory.resolve("deep/data");
        Connection one = DriverManager.getConnection(url);
        execute(one, Orders.CREATE);
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("deep/data"));
        Connection other = DriverManager.getConnection("jdbc:partita:file:" + link);
        one.close();
        assertThat(tables(other)).containsExactly("orders");
        Orders.add(other, "anna", 3);
        other.close();
        other.close();
        try (Connection again = DriverManager.getConnection(url);
                Statement statement = again.createStatement();
                ResultSet rows = statement.executeQuery("SELECT total FROM orders WHERE customer = 'anna'")) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            assertThat(count).isEqualTo(3);
        }
    }

    @Test
    void manyThreadsOpenAndCloseOneDirectory(@TempDir Path directory) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(threads.submit(() -> {
                    try (Connection connection = DriverManager.getConnection("jdbc:partita:file:" + directory)) {
                        return tables(connection);
                    }
                }));
            }
            for (Future<List<String>> answer : answers) {
                assertThat(answer.get()).isEmpty();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aFileIsNoDirectory(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "hello");
        assertThatThrownBy(() -> DriverManager.getConnection("jdbc:partita:file:" + file))
                .isInstanceOfSatisfying(SQLException.class, refused -> {
                    assertThat(refused.getSQLState()).isEqualTo("08001");
                    assertThat((Throwable) refused).hasMessageContaining("notes.txt");
                });
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }
}
