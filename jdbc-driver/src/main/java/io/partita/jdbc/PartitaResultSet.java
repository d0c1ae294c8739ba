package io.partita.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What a result set of this driver says beyond JDBC; {@code resultSet.unwrap(PartitaResultSet.class)}. */
public interface PartitaResultSet extends ResultSet {

    /**
     * Whether the last column read was SQL NULL because the item has no such attribute, rather than one that holds
     * the value NULL. For both, {@link #wasNull} is true.
     *
     * @throws SQLException if the result set is closed
     */
    boolean wasMissing() throws SQLException;
}
