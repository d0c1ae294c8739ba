package io.partita.tck.sql.badinput;

import static io.partita.tck.sql.badinput.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Objects that are used after they were closed, and URLs that lead nowhere. */
class ClosedObjectsTest {

    @Test
    void aClosedConnection() throws Exception {
        Connection connection = connect();
        PreparedStatement prepared = connection.prepareStatement("SELECT 1");
        Statement statement = connection.createStatement();
        connection.close();
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThat(connection.isValid(1)).isFalse();
        assertThat(statement.isClosed()).isTrue();
        refused(connection::createStatement, "08003", "closed");
        refused(() -> connection.prepareStatement("SELECT 1"), "08003", "closed");
        refused(connection::getMetaData, "08003", "closed");
        refused(prepared::executeQuery, "08003", "closed");
        refused(() -> statement.executeQuery("SELECT 1"), "08003", "closed");
    }

    @Test
    void aClosedStatement() throws Exception {
        try (Connection connection = connect()) {
            Statement statement = connection.createStatement();
            ResultSet rows = statement.executeQuery("SELECT 1");
            statement.close();
            statement.close();
            assertThat(rows.isClosed()).isTrue();
            refused(rows::next, "55000", "closed");
            refused(() -> statement.executeQuery("SELECT 1"), "55000", "closed");
            refused(statement::getWarnings, "55000", "closed");
        }
    }

    @Test
    void aClosedResultSet() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT 1");
            rows.close();
            rows.close();
            refused(rows::next, "55000", "closed");
            refused(() -> rows.getInt(1), "55000", "closed");
            refused(rows::getMetaData, "55000", "closed");
        }
    }

    @Test
    void aResultSetIsClosedByTheNextExecution() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            ResultSet first = statement.executeQuery("SELECT 1");
            statement.executeQuery("SELECT 2");
            assertThat(first.isClosed()).isTrue();
        }
    }

    @Test
    void urlsThatLeadNowhere() {
        refused(() -> DriverManager.getConnection("jdbc:partita:nowhere:x"), "08001", "jdbc:partita:mem:");
        refused(() -> DriverManager.getConnection("jdbc:partita:file:"), "08001");
        refused(() -> DriverManager.getConnection("jdbc:partita:mem:?maner=sql"), "22023", "manner");
        refused(() -> DriverManager.getConnection("jdbc:partita:mem:?manner=mysql"), "22023", "sql", "partiql");
        refused(() -> DriverManager.getConnection("jdbc:partita:mem:?maxReadUnits=many"), "22023", "many");
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:partita:mem:");
    }
}
