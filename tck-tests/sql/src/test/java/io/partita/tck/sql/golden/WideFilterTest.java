package io.partita.tck.sql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Predicates that are larger than any filter may be, as tools make them out of lists: each is answered all the same. */
class WideFilterTest {
    private static final int ITEMS = 50;

    @Test
    void inMemory() throws SQLException {
        answers(Home.at("jdbc:partita:mem:wide"));
    }

    @Test
    void overHttp() throws SQLException {
        answers(new ServerHome());
    }

    private static void answers(Home home) throws SQLException {
        try (Connection connection = DriverManager.getConnection(home.open());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE wide (id NUMBER PARTITION KEY)");
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO wide (id, n, m) VALUES (?, ?, ?)")) {
                for (int i = 0; i < ITEMS; i++) {
                    insert.setInt(1, i);
                    insert.setInt(2, i);
                    insert.setInt(3, i % 2);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            String every = list(0, 2000, ", ", String::valueOf);
            assertThat(count(statement, "n IN (" + every + ")")).isEqualTo(ITEMS);
            assertThat(count(statement, "n NOT IN (" + list(10, 2010, ", ", String::valueOf) + ")"))
                    .isEqualTo(10);
            assertThat(count(statement, list(0, 300, " OR ", i -> "n = " + i))).isEqualTo(ITEMS);
            assertThat(count(statement, list(3, 303, " AND ", i -> "n <> " + i) + " AND m = 1"))
                    .isEqualTo(1);
            // As many as fit are still sent.
            assertThat(count(statement, list(0, 60, " AND ", i -> "NOT (n = " + (i + 5) + ")")))
                    .isEqualTo(5);
        } finally {
            home.close();
        }
    }

    private static String list(int from, int to, String separator, IntFunction<String> element) {
        return IntStream.range(from, to).mapToObj(element).collect(Collectors.joining(separator));
    }

    private static int count(Statement statement, String predicate) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT /*+ SCAN(allow) */ id FROM wide WHERE " + predicate)) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }
}
