package io.partita.jdbc;

import static io.partita.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.jdbc.open.ConnectionProperty;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = Orders.open();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void commitsEachStatementByItself() throws SQLException {
        assertThat(connection.getAutoCommit()).isTrue();
        connection.setAutoCommit(true);
        connection.commit();
        assertRefused("0AP01", () -> connection.setAutoCommit(false))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessageContaining("leave autocommit on");
        assertRefused("25P01", connection::rollback);
        assertRefused("0AP01", connection::setSavepoint);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
        connection.setTransactionIsolation(Connection.TRANSACTION_NONE);
        assertRefused("0AP01", () -> connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE));
    }

    @Test
    void refusesWritesOnceItIsReadOnly() throws SQLException {
        connection.setReadOnly(true);
        try (Statement statement = connection.createStatement()) {
            assertRefused("25006", () -> statement.execute("INSERT INTO orders (customer, day) VALUES ('a', '1')"));
            assertRefused("25006", () -> statement.execute("DROP TABLE orders"));
            assertThat(statement.execute("SELECT * FROM orders WHERE customer = 'a'"))
                    .isTrue();
        }
        connection.setReadOnly(false);
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO orders (customer, day) VALUES ('a', '1')"))
                    .isEqualTo(1);
        }
    }

    @Test
    void isReadOnlyFromTheStartIfThePropertySaysSo() throws SQLException {
        try (Connection readOnly = new Orders().connect("?readOnly=true");
                Statement statement = readOnly.createStatement()) {
            assertThat(readOnly.isReadOnly()).isTrue();
            assertThat(readOnly.getMetaData().isReadOnly()).isTrue();
            assertRefused("25006", () -> statement.execute(Orders.CREATE));
        }
    }

    @Test
    void propertiesHoldForStatementsExecutedLater() throws SQLException {
        Orders.add(connection, "anna", 3);
        PartitaConnection partita = connection.unwrap(PartitaConnection.class);
        try (PreparedStatement scan = connection.prepareStatement("SELECT total FROM orders WHERE total > ?")) {
            scan.setInt(1, 1);
            assertRefused("54P01", scan::executeQuery);
            partita.setProperty(ConnectionProperty.SCAN_POLICY, "allow");
            assertThat(partita.getProperty(ConnectionProperty.SCAN_POLICY)).isEqualTo("allow");
            try (ResultSet rows = scan.executeQuery()) {
                assertThat(rows.next()).isTrue();
            }
        }
        assertRefused("22023", () -> partita.setProperty(ConnectionProperty.FETCH_SIZE, "many"));
        partita.setProperty(ConnectionProperty.READ_ONLY, "true");
        assertThat(connection.isReadOnly()).isTrue();
    }

    @Test
    void isValidWhileItIsOpen() throws SQLException {
        assertThat(connection.isValid(0)).isTrue();
        assertRefused("22023", () -> connection.isValid(-1));
        connection.close();
        assertThat(connection.isValid(5)).isFalse();
        assertThat(connection.isClosed()).isTrue();
        assertRefused("08003", connection::createStatement);
    }

    @Test
    void closesItsStatementsAndTheirResults() throws SQLException {
        Orders.add(connection, "anna", 2);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM orders WHERE customer = 'anna'");
        assertThat(rows.next()).isTrue();
        connection.close();
        assertThat(statement.isClosed()).isTrue();
        assertThat(rows.isClosed()).isTrue();
        assertRefused("08003", rows::next);
    }

    @Test
    void abortClosesAtOnceAndReleasesLater() throws SQLException {
        AtomicReference<Runnable> later = new AtomicReference<>();
        connection.abort(later::set);
        assertThat(connection.isClosed()).isTrue();
        later.get().run();
        connection.abort(later::set);
        assertRefused("22023", () -> connection.abort(null));
    }

    @Test
    void offersForwardOnlyResultsAndWarnsOfMore() throws SQLException {
        try (Statement plain = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY)) {
            assertThat((Throwable) connection.getWarnings()).isNull();
            assertThat(plain.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
        }
        try (Statement scrollable =
                connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
            assertThat(scrollable.getResultSetType()).isEqualTo(ResultSet.TYPE_FORWARD_ONLY);
            assertThat(scrollable.getResultSetConcurrency()).isEqualTo(ResultSet.CONCUR_READ_ONLY);
            assertThat(connection.getWarnings().getSQLState()).isEqualTo("01S02");
            assertThat((Throwable) connection.getWarnings().getNextWarning()).hasMessageContaining("updatable");
        }
        connection.clearWarnings();
        assertThat((Throwable) connection.getWarnings()).isNull();
        assertRefused("22023", () -> connection.createStatement(7, ResultSet.CONCUR_READ_ONLY));
    }

    @Test
    void keepsWhatToolsSet() throws SQLException {
        connection.setNetworkTimeout(Runnable::run, 5_000);
        assertThat(connection.getNetworkTimeout()).isEqualTo(5_000);
        connection.setClientInfo("ApplicationName", "report");
        assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("report");
        Properties other = new Properties();
        other.setProperty("ClientUser", "anna");
        other.setProperty("Colour", "red");
        connection.setClientInfo(other);
        assertThat(connection.getClientInfo()).containsOnlyKeys("ClientUser");
        assertThat((Throwable) connection.getWarnings()).hasMessageContaining("Colour");
        connection.setSchema("any");
        connection.setCatalog("any");
        assertThat(connection.getSchema()).isNull();
        assertThat(connection.getCatalog()).isNull();
    }
}
