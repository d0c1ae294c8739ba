package io.partita.jdbc;

import static io.partita.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.atIndex;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.jdbc.open.ConnectionProperty;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PreparedStatementTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = Orders.open();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** One way to bind a value to parameter 1. */
    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** What a value that is bound so and stored reads as. */
    private Object stored(Binding binding) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement("UPSERT INTO orders VALUE {'customer': 'anna', 'day': '001', 'x': ?}")) {
            binding.bind(upsert);
            assertThat(upsert.executeUpdate()).isEqualTo(1);
        }
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT x FROM orders WHERE customer = 'anna' AND day = '001'");
                ResultSet rows = select.executeQuery()) {
            assertThat(rows.next()).isTrue();
            return rows.getObject(1);
        }
    }

    @Test
    void storesWhatEverySetterBinds() throws SQLException {
        assertThat(stored(statement -> statement.setString(1, "é"))).isEqualTo("é");
        assertThat(stored(statement -> statement.setNString(1, "n"))).isEqualTo("n");
        assertThat(stored(statement -> statement.setInt(1, 5))).isEqualTo(new BigDecimal(5));
        assertThat(stored(statement -> statement.setLong(1, Long.MAX_VALUE))).isEqualTo(new BigDecimal(Long.MAX_VALUE));
        assertThat(stored(statement -> statement.setShort(1, (short) 5))).isEqualTo(new BigDecimal(5));
        assertThat(stored(statement -> statement.setByte(1, (byte) 5))).isEqualTo(new BigDecimal(5));
        assertThat(stored(statement -> statement.setDouble(1, 0.1))).isEqualTo(new BigDecimal("0.1"));
        assertThat(stored(statement -> statement.setFloat(1, 0.1f))).isEqualTo(new BigDecimal("0.1"));
        assertThat(stored(statement -> statement.setBigDecimal(1, new BigDecimal("1.50"))))
                .isEqualTo(new BigDecimal("1.5"));
        assertThat(stored(statement -> statement.setBoolean(1, true))).isEqualTo(true);
        assertThat(stored(statement -> statement.setBytes(1, new byte[] {1}))).isEqualTo(new byte[] {1});
        assertThat(stored(statement -> statement.setNull(1, Types.VARCHAR))).isNull();
        assertThat(stored(statement -> statement.setObject(1, null))).isNull();
        assertThat(stored(statement -> statement.setObject(1, Instant.EPOCH))).isEqualTo("1970-01-01T00:00:00.000Z");
        assertThat(stored(statement -> statement.setObject(1, "7", JDBCType.INTEGER)))
                .isEqualTo(new BigDecimal(7));
        assertThat(stored(statement -> statement.setObject(1, 1.255, Types.DECIMAL, 2)))
                .isEqualTo(new BigDecimal("1.26"));
        assertThat(stored(statement -> statement.setTimestamp(1, Timestamp.valueOf("2024-05-17 09:30:00"))))
                .isEqualTo("2024-05-17T09:30:00");
        assertThat(stored(statement -> statement.setObject(1, Map.of("a", List.of(1, true)))))
                .isEqualTo("{\"a\":[1,true]}");
        assertThat(stored(statement -> statement.setObject(1, Set.of("b")))).isEqualTo("[\"b\"]");
        assertThat(stored(statement -> statement.setArray(1, connection.createArrayOf("NUMBER", new Object[] {1, 2}))))
                .isEqualTo("[1,2]");
    }

    @Test
    void comparesNothingWithNull() throws SQLException {
        assertThat(stored(statement -> statement.setInt(1, 5))).isEqualTo(new BigDecimal(5));
        for (String condition : List.of("x < ?", "x >= ?", "x BETWEEN 1 AND ?", "x NOT BETWEEN ? AND 9", "day > ?")) {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT x FROM orders WHERE customer = 'anna' AND " + condition)) {
                select.setNull(1, Types.NULL);
                try (ResultSet rows = select.executeQuery()) {
                    assertThat(rows.next()).as(condition).isFalse();
                }
            }
        }
        connection.unwrap(PartitaConnection.class).setProperty(ConnectionProperty.MANNER, "partiql");
        try (PreparedStatement select =
                connection.prepareStatement("SELECT x FROM orders WHERE customer = 'anna' AND x < ?")) {
            select.setNull(1, Types.NUMERIC);
            assertRefused("42804", select::executeQuery)
                    .hasMessageContaining("operator or function: <, operand type: NULL");
        }
    }

    @Test
    void readsStreamsWhenTheyAreBound() throws SQLException {
        byte[] bytes = {1, 2, 3};
        assertThat(stored(statement -> statement.setBinaryStream(1, new ByteArrayInputStream(bytes))))
                .isEqualTo(bytes);
        assertThat(stored(statement -> statement.setBlob(1, new ByteArrayInputStream(bytes), 2)))
                .isEqualTo(new byte[] {1, 2});
        assertThat(stored(statement -> statement.setCharacterStream(1, new StringReader("text"))))
                .isEqualTo("text");
        assertThat(stored(statement -> statement.setClob(1, new StringReader("text"), 2)))
                .isEqualTo("te");
        assertRefused("22023", () -> stored(statement -> statement.setCharacterStream(1, new StringReader("text"), 9)));
        assertRefused(
                "22001",
                () -> stored(statement -> statement.setCharacterStream(1, new StringReader("x".repeat(500_000)))));
        assertRefused(
                "22023", () -> stored(statement -> statement.setBinaryStream(1, new ByteArrayInputStream(bytes), -5)));
    }

    @Test
    void readsJsonForColumnsThatAreDocuments() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO orders (customer, day, address, parts, tags) VALUES ('anna', '001', ?, ?, ?)")) {
            insert.setString(1, "{\"city\":\"Bonn\"}");
            insert.setString(2, "[1,2]");
            insert.setString(3, "[\"b\",\"a\"]");
            insert.executeUpdate();
        }
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT address.city, parts[1], tags FROM orders WHERE customer = 'anna' AND day = '001'");
                ResultSet rows = select.executeQuery()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("Bonn");
            assertThat(rows.getInt(2)).isEqualTo(2);
            assertThat((Object) rows.getObject(3, Set.class)).isEqualTo(Set.of("a", "b"));
        }
    }

    @Test
    void bindsAListToIn() throws SQLException {
        Orders.add(connection, "anna", 5);
        try (PreparedStatement select =
                connection.prepareStatement("SELECT total FROM orders WHERE customer = ? AND day IN (?)")) {
            select.setString(1, "anna");
            select.setObject(2, List.of("002", "004", "999"));
            try (ResultSet rows = select.executeQuery()) {
                int sum = 0;
                while (rows.next()) {
                    sum += rows.getInt("total");
                }
                assertThat(sum).isEqualTo(6);
            }
        }
    }

    @Test
    void namesTheParameterThatHasNoValue() throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM orders WHERE customer = ? AND day = ?")) {
            select.setString(1, "anna");
            assertRefused("07001", select::executeQuery).hasMessageContaining("parameter 2 of 2");
            assertRefused("07001", select::addBatch);
            assertRefused("07009", () -> select.setString(3, "x")).hasMessageContaining("there are 2");
            assertRefused("07009", () -> select.setString(0, "x"));
            select.setString(2, "001");
            select.executeQuery();
            select.clearParameters();
            assertRefused("07001", select::executeQuery).hasMessageContaining("parameter 1 of 2");
        }
    }

    @Test
    void doesNotLetALaterValueChangeRowsThatAreBeingRead() throws SQLException {
        Orders.add(connection, "anna", 3);
        Orders.add(connection, "bert", 1);
        try (PreparedStatement select = connection.prepareStatement("SELECT day FROM orders WHERE customer = ?")) {
            select.setFetchSize(1);
            select.setString(1, "anna");
            ResultSet rows = select.executeQuery();
            int count = 0;
            while (rows.next()) {
                select.setString(1, "bert");
                count++;
            }
            assertThat(count).isEqualTo(3);
        }
    }

    @Test
    void executesBatches() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO orders (customer, day) VALUES (?, ?)")) {
            for (String day : List.of("001", "002", "001", "003")) {
                insert.setString(1, "anna");
                insert.setString(2, day);
                insert.addBatch();
            }
            assertRefused("23505", insert::executeBatch)
                    .isInstanceOfSatisfying(
                            BatchUpdateException.class,
                            failure -> assertThat(failure.getUpdateCounts())
                                    .containsExactly(1, 1, Statement.EXECUTE_FAILED, 1));
            assertRefused("HY010", () -> insert.addBatch("DELETE FROM orders"));
        }
    }

    @Test
    void aLargeBatchCountsExactlyAndGoesOnBehindFailures() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO orders VALUE ?")) {
            for (int i = 0; i < 1_200; i++) {
                insert.setObject(1, i % 400 == 7 ? Map.of("day", "1") : Map.of("customer", "anna", "day", "" + i));
                insert.addBatch();
            }
            BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
            assertThat(failure.getUpdateCounts()).hasSize(1_200).contains(Statement.EXECUTE_FAILED, atIndex(407));
            assertThat(Arrays.stream(failure.getUpdateCounts()).filter(count -> count == 1))
                    .hasSize(1_197);
            assertThat(failure.getSQLState()).isEqualTo("23502");
            assertThat((Throwable) failure).hasMessageContaining("3 of 1200 statements of the batch failed, the first");
            assertThat((Iterable<Throwable>) failure)
                    .as("each failure, and its cause")
                    .hasSizeGreaterThan(3);
        }
    }

    @Test
    void statementsOfABatchSeeThoseBeforeThem() throws SQLException {
        Orders.add(connection, "anna", 1);
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE orders SET total = ? WHERE customer = 'anna' AND day = '001' AND total = ?")) {
            for (int[] step : new int[][] {{10, 1}, {20, 10}, {30, 10}, {30, 20}}) {
                update.setInt(1, step[0]);
                update.setInt(2, step[1]);
                update.addBatch();
            }
            assertThat(update.executeBatch()).containsExactly(1, 1, 0, 1);
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM orders WHERE customer = ? AND day = '001'")) {
            for (String customer : List.of("anna", "anna", "bert")) {
                delete.setString(1, customer);
                delete.addBatch();
            }
            assertThat(delete.executeBatch()).containsExactly(1, 0, 0);
            assertThat(delete.executeBatch()).isEmpty();
        }
    }

    @Test
    void aBatchThatMayNotRunFailsAsAWhole() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM orders WHERE customer = ?")) {
            for (int i = 0; i < 3; i++) {
                select.setString(1, "anna");
                select.addBatch();
            }
            assertRefused("07005", select::executeBatch)
                    .isInstanceOfSatisfying(
                            BatchUpdateException.class,
                            failure -> assertThat(failure.getUpdateCounts())
                                    .containsExactly(
                                            Statement.EXECUTE_FAILED,
                                            Statement.EXECUTE_FAILED,
                                            Statement.EXECUTE_FAILED));
        }
    }

    @Test
    void describesParametersAndColumns() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT customer, total AS amount FROM orders WHERE customer = ? AND total > ?")) {
            ParameterMetaData parameters = select.getParameterMetaData();
            assertThat(parameters.getParameterCount()).isEqualTo(2);
            assertThat(parameters.getParameterType(1)).isEqualTo(Types.VARCHAR);
            assertThat(parameters.getParameterType(2)).isEqualTo(Types.DECIMAL);
            assertThat(parameters.getParameterClassName(2)).isEqualTo("java.math.BigDecimal");
            assertThat(parameters.getParameterMode(1)).isEqualTo(ParameterMetaData.parameterModeIn);
            assertRefused("07009", () -> parameters.getParameterType(3));

            ResultSetMetaData columns = select.getMetaData();
            assertThat(columns.getColumnCount()).isEqualTo(2);
            assertThat(columns.getColumnLabel(2)).isEqualTo("amount");
            assertThat(columns.getColumnName(2)).isEqualTo("total");
            assertThat(columns.getTableName(2)).isEqualTo("orders");
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM orders WHERE customer = ? AND day = ?")) {
            assertThat(delete.getMetaData()).isNull();
        }
    }

    @Test
    void seesATableThatChangedSinceItWasPrepared() throws SQLException {
        Orders.add(connection, "anna", 1);
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM orders WHERE customer = 'anna'")) {
            select.executeQuery().close();
            connection.createStatement().execute("DROP TABLE orders");
            assertRefused("42P01", select::executeQuery);
            connection.createStatement().execute("CREATE TABLE orders (customer STRING PARTITION KEY)");
            try (ResultSet rows = select.executeQuery()) {
                assertThat(rows.next()).isFalse();
            }
        }
    }
}
