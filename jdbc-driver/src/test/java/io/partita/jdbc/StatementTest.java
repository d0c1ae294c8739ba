package io.partita.jdbc;

import static io.partita.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementTest {
    private static final String ALL_OF_ANNA = "SELECT day, total FROM orders WHERE customer = 'anna'";

    private final Orders orders = new Orders();
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = orders.openWithTable("");
        statement = connection.createStatement();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    // ---- results ----

    @Test
    void tellsRowsAndCountsApart() throws SQLException {
        assertThat(statement.execute("INSERT INTO orders (customer, day) VALUES ('anna', '001')"))
                .isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(1);
        assertThat(statement.getResultSet()).isNull();
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);

        assertThat(statement.execute(ALL_OF_ANNA)).isTrue();
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
        ResultSet rows = statement.getResultSet();
        assertThat(rows.next()).isTrue();
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(rows.isClosed()).isTrue();
        assertThat(statement.getLargeUpdateCount()).isEqualTo(-1);
    }

    @Test
    void aDefinitionCountsNothing() throws SQLException {
        assertThat(statement.execute("DROP TABLE orders")).isFalse();
        assertThat(statement.getUpdateCount()).isZero();
        assertThat(statement.executeUpdate(Orders.CREATE)).isZero();
    }

    @Test
    void executesOnlyWhatTheMethodIsFor() throws SQLException {
        assertRefused("07005", () -> statement.executeUpdate(ALL_OF_ANNA));
        assertRefused("07005", () -> statement.executeQuery("INSERT INTO orders (customer, day) VALUES ('x', '1')"));
        try (ResultSet rows = statement.executeQuery("SELECT * FROM orders WHERE customer = 'x'")) {
            assertThat(rows.next()).as("the refused INSERT was not executed").isFalse();
        }
    }

    @Test
    void executingAgainClosesTheResultBefore() throws SQLException {
        Orders.add(connection, "anna", 2);
        ResultSet first = statement.executeQuery(ALL_OF_ANNA);
        ResultSet second = statement.executeQuery(ALL_OF_ANNA);
        assertThat(first.isClosed()).isTrue();
        assertThat(second.next()).isTrue();
        assertThat(second.getStatement()).isSameAs(statement);
    }

    @Test
    void closesOnCompletionIfItIsAskedTo() throws SQLException {
        statement.closeOnCompletion();
        ResultSet rows = statement.executeQuery(ALL_OF_ANNA);
        assertThat(statement.isClosed()).isFalse();
        rows.close();
        assertThat(statement.isClosed()).isTrue();
        assertRefused("55000", () -> statement.execute(ALL_OF_ANNA));
    }

    @Test
    void returnsAtMostMaxRows() throws SQLException {
        Orders.add(connection, "anna", 5);
        statement.setMaxRows(2);
        assertThat(statement.getLargeMaxRows()).isEqualTo(2);
        assertThat(count(statement.executeQuery(ALL_OF_ANNA))).isEqualTo(2);
        statement.setLargeMaxRows(0);
        assertThat(count(statement.executeQuery(ALL_OF_ANNA))).isEqualTo(5);
        assertRefused("22023", () -> statement.setMaxRows(-1));
    }

    @Test
    void hasNoGeneratedKeysAndSaysSoWithAnEmptyResult() throws SQLException {
        statement.executeUpdate(
                "INSERT INTO orders (customer, day) VALUES ('anna', '001')", Statement.RETURN_GENERATED_KEYS);
        assertThat(statement.getGeneratedKeys().next()).isFalse();
        assertRefused("0A000", () -> statement.execute(ALL_OF_ANNA, new String[] {"id"}));
    }

    // ---- what it costs and warns of ----

    @Test
    void tellsWhatItConsumedAndHow() throws SQLException {
        Orders.add(connection, "anna", 3);
        PartitaStatement partita = statement.unwrap(PartitaStatement.class);
        assertThat(partita.consumed()).isEqualTo(new ConsumedUnits(0, 0, 0, 0, 0));
        assertThat(partita.plan()).isNull();
        assertThat(count(statement.executeQuery(ALL_OF_ANNA))).isEqualTo(3);
        assertThat(partita.consumed().itemsReturned()).isEqualTo(3);
        assertThat(partita.consumed().readUnits()).isEqualTo(0.5);
        assertThat(partita.consumed().requests()).isEqualTo(1);
        assertThat(partita.plan()).contains("orders");
        statement.executeUpdate("INSERT INTO orders (customer, day) VALUES ('bert', '001')");
        assertThat(partita.consumed().writeUnits()).isPositive();
    }

    @Test
    void warnsOfScans() throws SQLException {
        Orders.add(connection, "anna", 3);
        assertRefused("54P01", () -> statement.executeQuery("SELECT * FROM orders"))
                .hasMessageContaining("SCAN(allow)");
        statement.setMaxRows(2);
        assertThat(count(statement.executeQuery("SELECT * FROM orders"))).isEqualTo(2);
        assertThat(statement.getWarnings().getSQLState()).isEqualTo("01P01");
        statement.clearWarnings();
        assertThat((Throwable) statement.getWarnings()).isNull();
        statement.executeQuery(ALL_OF_ANNA);
        assertThat((Throwable) statement.getWarnings()).isNull();
    }

    // ---- stopping ----

    @Test
    void stopsAtItsTimeOut() throws SQLException {
        Orders.add(connection, "anna", 50);
        statement.setQueryTimeout(5);
        statement.setFetchSize(1);
        ResultSet rows = statement.executeQuery(ALL_OF_ANNA);
        assertThat(rows.next()).isTrue();
        orders.nanoClock.addAndGet(TimeUnit.SECONDS.toNanos(4));
        assertThat(rows.next()).isTrue();
        orders.nanoClock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertRefused("57P05", () -> count(rows)).isInstanceOf(SQLTimeoutException.class);
        assertThat(count(statement.executeQuery(ALL_OF_ANNA)))
                .as("the next one has its own time")
                .isEqualTo(50);
    }

    @Test
    void takesTheTimeOutOfTheConnection() throws SQLException {
        try (Connection impatient = new Orders().connect("?queryTimeout=7&fetchSize=3");
                Statement made = impatient.createStatement()) {
            assertThat(made.getQueryTimeout()).isEqualTo(7);
            assertThat(made.getFetchSize()).isEqualTo(3);
        }
    }

    @Test
    void isCancelledByAnotherThread() throws Exception {
        Orders.add(connection, "anna", 50);
        statement.setFetchSize(1);
        statement.cancel();
        ResultSet rows = statement.executeQuery(ALL_OF_ANNA);
        assertThat(rows.next()).isTrue();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            other.submit(() -> {
                        statement.cancel();
                        return null;
                    })
                    .get();
        } finally {
            other.shutdownNow();
        }
        assertRefused("57014", () -> count(rows));
        assertThat(count(statement.executeQuery(ALL_OF_ANNA))).isEqualTo(50);
    }

    // ---- batches ----

    @Test
    void executesBatchesInOrder() throws SQLException {
        statement.addBatch("INSERT INTO orders (customer, day) VALUES ('anna', '001'), ('anna', '002')");
        statement.addBatch("UPDATE orders SET total = 7 WHERE customer = 'anna' AND day = '002'");
        statement.addBatch("UPDATE orders SET total = 7 WHERE customer = 'anna' AND day = '009'");
        statement.addBatch("DELETE FROM orders WHERE customer = 'anna' AND day = '001'");
        assertThat(statement.executeBatch()).containsExactly(2, 1, 0, 1);
        assertThat(statement.executeLargeBatch()).isEmpty();
        assertThat(statement.unwrap(PartitaStatement.class).consumed().requests())
                .isZero();
    }

    @Test
    void aBatchGoesOnBehindAFailureAndCountsExactly() throws SQLException {
        statement.addBatch("INSERT INTO orders (customer, day) VALUES ('anna', '001')");
        statement.addBatch("INSERT INTO orders (customer, day) VALUES ('anna', '001')");
        statement.addBatch("INSERT INTO orders (customer, day) VALUES ('anna', '002')");
        BatchUpdateException failure = catchThrowableOfType(BatchUpdateException.class, () -> statement.executeBatch());
        assertThat(failure.getUpdateCounts()).containsExactly(1, Statement.EXECUTE_FAILED, 1);
        assertThat(failure.getLargeUpdateCounts()).containsExactly(1, Statement.EXECUTE_FAILED, 1);
        assertThat(failure.getSQLState()).isEqualTo("23505");
        assertThat((Throwable) failure).hasMessageContaining("statement 2 of 3").hasCauseInstanceOf(SQLException.class);
        assertThat(count(statement.executeQuery(ALL_OF_ANNA))).isEqualTo(2);
        assertThat(statement.executeBatch()).as("the batch is empty afterwards").isEmpty();
    }

    @Test
    void aBatchHasNoQueries() throws SQLException {
        statement.addBatch(ALL_OF_ANNA);
        assertRefused("07005", () -> statement.executeBatch()).isInstanceOf(BatchUpdateException.class);
        statement.addBatch(ALL_OF_ANNA);
        statement.clearBatch();
        assertThat(statement.executeBatch()).isEmpty();
    }

    // ---- quoting ----

    @Test
    void quotesNamesAndTexts() throws SQLException {
        assertThat(statement.enquoteLiteral("it's")).isEqualTo("'it''s'");
        assertThat(statement.enquoteNCharLiteral("ü")).isEqualTo("'ü'");
        assertThat(statement.enquoteIdentifier("total", false)).isEqualTo("total");
        assertThat(statement.enquoteIdentifier("total", true)).isEqualTo("\"total\"");
        assertThat(statement.enquoteIdentifier("order-items", false)).isEqualTo("\"order-items\"");
        assertThat(statement.enquoteIdentifier("a\"b", false)).isEqualTo("\"a\"\"b\"");
        assertThat(statement.enquoteIdentifier("order", false)).isEqualTo("\"order\"");
        assertThat(statement.isSimpleIdentifier("select")).isFalse();
        assertThat(statement.isSimpleIdentifier("customer_1")).isTrue();
        assertRefused("22023", () -> statement.enquoteIdentifier(null, false));
    }

    private static int count(ResultSet rows) throws SQLException {
        int count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }
}
