package io.partita.jdbc;

import static io.partita.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.jdbc.open.ConnectionProperty;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ResultSetTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        open("");
    }

    private void open(String query) throws SQLException {
        close();
        connection = new Orders().openWithTable(query);
        statement = connection.createStatement();
        statement.execute("""
                INSERT INTO orders VALUE {'customer': 'anna', 'day': '001', 'total': 12.5, 'paid': true,
                    'tags': <<'new', 'big'>>, 'address': {'city': 'Bonn', 'geo': [50.7, 7.1]}, 'parts': [1, 'two', NULL],
                    'placed': '2024-05-17T09:30:00', 'receipt': X'01ff', 'nothing': NULL}""");
    }

    @AfterEach
    void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    private ResultSet row(String columns) throws SQLException {
        ResultSet rows =
                statement.executeQuery("SELECT " + columns + " FROM orders WHERE customer = 'anna' AND day = '001'");
        assertThat(rows.next()).isTrue();
        return rows;
    }

    @Test
    void readsByNumberAndByLabel() throws SQLException, IOException {
        ResultSet row = row("customer, total AS amount, paid, receipt, placed");
        assertThat(row.getString(1)).isEqualTo("anna");
        assertThat(row.getBigDecimal("amount")).isEqualTo("12.5");
        assertThat(row.getDouble("AMOUNT")).isEqualTo(12.5);
        assertThat(row.getBoolean("paid")).isTrue();
        assertThat(row.getBytes("receipt")).containsExactly(1, 255);
        assertThat(row.getString("receipt")).isEqualTo("01ff");
        assertThat(row.getTimestamp("placed")).isEqualTo(Timestamp.valueOf("2024-05-17 09:30:00"));
        assertThat(row.getObject("placed")).isEqualTo(Timestamp.valueOf("2024-05-17 09:30:00"));
        assertThat(row.getObject("placed", LocalDateTime.class)).isEqualTo(LocalDateTime.parse("2024-05-17T09:30"));
        assertThat(row.getBinaryStream("receipt").readAllBytes()).hasSize(2);
        assertThat(row.getAsciiStream(1).readAllBytes()).isEqualTo("anna".getBytes(StandardCharsets.US_ASCII));
        assertRefused("22003", () -> row.getLong("amount"));
        assertRefused("42703", () -> row.getString("missing"));
        assertRefused("07009", () -> row.getString(6));
        assertRefused("07009", () -> row.getString(0));
    }

    @Test
    void prefersTheExactLabel() throws SQLException {
        ResultSet row = row("customer AS \"Name\", day AS \"name\"");
        assertThat(row.findColumn("Name")).isEqualTo(1);
        assertThat(row.findColumn("name")).isEqualTo(2);
        assertThat(row.findColumn("NAME")).isEqualTo(1);
    }

    @Test
    void tellsNullFromMissing() throws SQLException {
        PartitaResultSet row = row("nothing, nowhere, customer").unwrap(PartitaResultSet.class);
        assertThat(row.getString("nothing")).isNull();
        assertThat(row.wasNull()).isTrue();
        assertThat(row.wasMissing()).isFalse();
        assertThat(row.getInt("nowhere")).isZero();
        assertThat(row.wasNull()).isTrue();
        assertThat(row.wasMissing()).isTrue();
        assertThat(row.getString("customer")).isNotNull();
        assertThat(row.wasNull()).isFalse();
        assertThat(row.wasMissing()).isFalse();
    }

    @Test
    void readsDocumentsAsJsonAndAsObjects() throws SQLException {
        ResultSet row = row("address, parts, tags");
        assertThat(row.getObject("address")).isEqualTo("{\"city\":\"Bonn\",\"geo\":[50.7,7.1]}");
        assertThat(row.getString("tags")).isEqualTo("[\"big\",\"new\"]");
        assertThat((Object) row.getObject("tags", Set.class)).isEqualTo(Set.of("big", "new"));
        Map<?, ?> address = row.getObject("address", Map.class);
        assertThat(address.get("city")).isEqualTo("Bonn");
        assertThat(address.get("geo")).isEqualTo(List.of(new BigDecimal("50.7"), new BigDecimal("7.1")));
        Array parts = row.getArray("parts");
        assertThat((Object[]) parts.getArray()).containsExactly(BigDecimal.ONE, "two", null);
        assertThat(parts.getBaseType()).isEqualTo(Types.OTHER);
        try (ResultSet elements = parts.getResultSet(2, 5)) {
            assertThat(elements.next()).isTrue();
            assertThat(elements.getInt(1)).isEqualTo(2);
            assertThat(elements.getString(2)).isEqualTo("two");
            assertThat(elements.next()).isTrue();
            assertThat(elements.getObject("VALUE")).isNull();
            assertThat(elements.next()).isFalse();
        }
        assertRefused("22023", () -> parts.getArray(9, 1));
        parts.free();
        assertRefused("55000", parts::getArray);
        assertRefused("07006", () -> row.getArray("address"));
    }

    @Test
    void tellsDocumentsAsThemselvesIfAsked() throws SQLException {
        open("?complexTypes=native");
        ResultSet row = row("address, parts, tags");
        assertThat(row.getMetaData().getColumnType(1)).isEqualTo(Types.OTHER);
        assertThat(row.getMetaData().getColumnType(2)).isEqualTo(Types.ARRAY);
        assertThat(row.getObject(1)).isInstanceOf(Map.class);
        assertThat(row.getObject(2)).isInstanceOf(Array.class);
        assertThat(((Array) row.getObject(3)).getBaseType()).isEqualTo(Types.VARCHAR);
        assertThat(row.getString(1)).startsWith("{");
        connection.unwrap(PartitaConnection.class).setProperty(ConnectionProperty.COMPLEX_TYPES, "json");
        assertThat(row("address, parts, tags").getObject(1)).isInstanceOf(String.class);
    }

    @Test
    void knowsWhereItStands() throws SQLException {
        Orders.add(connection, "bert", 2);
        ResultSet rows = statement.executeQuery("SELECT day FROM orders WHERE customer = 'bert'");
        assertRefused("24000", () -> rows.getString(1)).hasMessageContaining("next()");
        assertThat(rows.isBeforeFirst()).isTrue();
        assertThat(rows.isBeforeFirst()).isTrue();
        assertThat(rows.getRow()).isZero();
        assertRefused("24000", () -> rows.getString(1));
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("001");
        assertThat(rows.isFirst()).isTrue();
        assertThat(rows.isBeforeFirst()).isFalse();
        assertThat(rows.next()).isTrue();
        assertThat(rows.getRow()).isEqualTo(2);
        assertThat(rows.next()).isFalse();
        assertThat(rows.next()).isFalse();
        assertThat(rows.isAfterLast()).isTrue();
        assertRefused("24000", () -> rows.getString(1));
        assertRefused("0A000", rows::previous).hasMessageContaining("forward only");
        assertRefused("0A000", () -> rows.updateString(1, "x"));
    }

    @Test
    void anEmptyResultHasNoBeforeFirst() throws SQLException {
        ResultSet rows = statement.executeQuery("SELECT day FROM orders WHERE customer = 'nobody'");
        assertThat(rows.isBeforeFirst()).isFalse();
        assertThat(rows.next()).isFalse();
        assertThat(rows.isAfterLast()).isFalse();
    }

    @Test
    void describesItsColumnsHonestly() throws SQLException {
        ResultSetMetaData columns =
                row("customer, total, paid, address, placed, receipt, nowhere").getMetaData();
        assertThat(columns.getColumnCount()).isEqualTo(7);
        assertColumn(columns, 1, Types.VARCHAR, "STRING", "java.lang.String");
        assertColumn(columns, 2, Types.DECIMAL, "NUMBER", "java.math.BigDecimal");
        assertColumn(columns, 3, Types.BOOLEAN, "BOOLEAN", "java.lang.Boolean");
        assertColumn(columns, 4, Types.VARCHAR, "MAP", "java.lang.String");
        assertColumn(columns, 5, Types.TIMESTAMP, "TIMESTAMP", "java.sql.Timestamp");
        assertColumn(columns, 6, Types.VARBINARY, "BINARY", "[B");
        assertColumn(columns, 7, Types.VARCHAR, "ANY", "java.lang.Object");
        assertThat(columns.getPrecision(2)).isEqualTo(38);
        assertThat(columns.isSigned(2)).isTrue();
        assertThat(columns.getTableName(1)).isEqualTo("orders");
        assertRefused("07009", () -> columns.getColumnName(8));
    }

    private static void assertColumn(ResultSetMetaData columns, int column, int type, String name, String javaClass)
            throws SQLException {
        assertThat(columns.getColumnType(column)).isEqualTo(type);
        assertThat(columns.getColumnTypeName(column)).isEqualTo(name);
        assertThat(columns.getColumnClassName(column)).isEqualTo(javaClass);
        assertThat(columns.getPrecision(column)).isPositive();
        assertThat(columns.getColumnDisplaySize(column)).isPositive();
    }
}
