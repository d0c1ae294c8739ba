package io.partita.jdbc;

import io.partita.jdbc.open.ConnectionProperty;
import java.sql.Connection;
import java.sql.SQLException;

/** What a connection of this driver says beyond JDBC; {@code connection.unwrap(PartitaConnection.class)}. */
public interface PartitaConnection extends Connection {

    /**
     * The value that a property has on this connection.
     *
     * @throws SQLException if the connection is closed
     */
    String getProperty(ConnectionProperty property) throws SQLException;

    /**
     * Sets a property for the statements that are executed on this connection from now on.
     *
     * @throws SQLException 22023 if the property has no such value
     */
    void setProperty(ConnectionProperty property, String value) throws SQLException;
}
