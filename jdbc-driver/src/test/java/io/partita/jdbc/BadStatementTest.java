package io.partita.jdbc;

import static io.partita.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person or a tool gets for a bad statement: the SQLSTATE, and a message that says what to change. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadStatementTest {
    private Connection connection;
    private Statement statement;

    @BeforeAll
    void open() throws SQLException {
        connection = Orders.open();
        statement = connection.createStatement();
        statement.execute("INSERT INTO orders (customer, day) VALUES ('a', '1')");
    }

    @AfterAll
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            SELEC 1                                                      | 42601 | does not begin a statement
            SELECT * FROM                                                | 42601 | ends too early
            SELECT 'abc                                                  | 42601 | no closing '
            SELECT 1; SELECT 2                                           | 42601 | a second statement
            SELECT * FROM nowhere WHERE id = 1                           | 42P01 | there is no table "nowhere"
            DROP TABLE nowhere                                           | 42P01 | there is no table "nowhere"
            DROP INDEX nope ON orders                                    | 42704 | has no index nope
            CREATE TABLE orders (id STRING PARTITION KEY)                | 42P07 | already
            CREATE TABLE other (id STRING)                               | 42000 | PARTITION KEY
            SELECT nothing(1) AS x                                       | 42883 | no function nothing
            SELECT * FROM orders                                         | 54P01 | SCAN(allow)
            SELECT * FROM orders WHERE customer = 1                      | 42804 | write a string
            SELECT /*+ NONSENSE */ * FROM orders WHERE customer = 'a'    | 42000 | no hint NONSENSE
            INSERT INTO orders (customer, day) VALUES ('a', '1')         | 23505 | customer = 'a', day = '1'
            INSERT INTO orders (customer) VALUES ('a')                   | 23502 | Missing the key day
            INSERT INTO orders (customer, day) VALUES (NULL, '1')        | 23502 | must have a value
            INSERT INTO orders (customer, day) VALUES (5, '1')           | 42804 | is a string
            INSERT INTO orders (customer, day) VALUES ('', '1')          | 22023 | empty string
            SELECT 1 / 0 AS x                                            | 22012 | division by zero
            SELECT 1e200 AS x                                            | 22003 | magnitude larger
            SELECT CAST('x' AS NUMBER) AS x                              | 22023 | is no NUMBER
            SELECT * FROM orders WHERE customer = ?                      | 07001 | 1 parameter
            BEGIN                                                        | 42P99 | not supported yet
            """)
    void isRefusedWithItsReason(String sql, String state, String reason) {
        assertRefused(state, () -> executeAndRead(sql)).hasMessageContaining(reason);
    }

    private void executeAndRead(String sql) throws SQLException {
        if (statement.execute(sql) && statement.getResultSet().next()) {
            statement.getResultSet().getObject(1);
        }
    }

    @Test
    void refusesTextWithoutEndOrBottom() {
        assertRefused("42601", () -> statement.execute("SELECT " + "(".repeat(100_000) + "1"));
        assertRefused("42601", () -> statement.execute("SELECT " + "1 + ".repeat(500_000) + "1 AS x"));
        assertRefused("22023", () -> statement.execute(null));
    }

    @Test
    void refusesValuesBeyondTheLimitsOfAnItem() throws SQLException {
        try (var insert = connection.prepareStatement("INSERT INTO orders (customer, day, note) VALUES (?, '2', ?)")) {
            insert.setString(1, "k".repeat(3_000));
            insert.setString(2, "short");
            assertRefused("22001", insert::executeUpdate);
            insert.setString(1, "a");
            insert.setString(2, "x".repeat(410_000));
            assertRefused("22001", insert::executeUpdate);
        }
    }

    @Test
    void leavesTheConnectionAsGoodAsItWas() throws SQLException {
        assertThat(connection.isValid(1)).isTrue();
        assertThat(statement.execute("SELECT * FROM orders WHERE customer = 'a'"))
                .isTrue();
    }
}
