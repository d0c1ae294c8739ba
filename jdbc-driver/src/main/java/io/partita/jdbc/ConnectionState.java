package io.partita.jdbc;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.metadata.ClientInfoName;
import io.partita.jdbc.refusal.RefusingConnection;
import java.sql.ClientInfoStatus;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLClientInfoException;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a connection keeps for those who set it: most of it has one value that makes sense, and says so. */
abstract class ConnectionState extends RefusingConnection {
    private final Properties clientInfo = new Properties();
    private volatile boolean readOnly;
    private volatile int networkTimeout;
    private volatile @Nullable SQLWarning warnings;

    ConnectionState(boolean readOnly) {
        this.readOnly = readOnly;
    }

    /** @throws SQLException 08003 */
    abstract void requireOpen() throws SQLException;

    final boolean refusesWrites() {
        return readOnly;
    }

    // ---- transactions ----

    /** Only true is accepted: each statement commits by itself. */
    @Override
    public final void setAutoCommit(boolean autoCommit) throws SQLException {
        requireOpen();
        if (!autoCommit) {
            throw SqlErrors.transactions(
                    "transactions of several statements are not supported yet: each statement commits by itself, so"
                            + " leave autocommit on");
        }
    }

    @Override
    public final boolean getAutoCommit() throws SQLException {
        requireOpen();
        return true;
    }

    /** Does nothing, as JDBC has it for a database that says it has no transactions: all is committed. */
    @Override
    public final void commit() throws SQLException {
        requireOpen();
    }

    @Override
    public final void rollback() throws SQLException {
        requireOpen();
        throw SqlErrors.of(
                SqlState.NO_TRANSACTION, "there is nothing to roll back: each statement was committed by itself");
    }

    @Override
    public final void setTransactionIsolation(int level) throws SQLException {
        requireOpen();
        if (level != Connection.TRANSACTION_NONE) {
            throw SqlErrors.transactions("without transactions there is no isolation level but TRANSACTION_NONE");
        }
    }

    @Override
    public final int getTransactionIsolation() throws SQLException {
        requireOpen();
        return Connection.TRANSACTION_NONE;
    }

    @Override
    public final void setHoldability(int holdability) throws SQLException {
        requireOpen();
        requireHoldability(holdability);
    }

    /** Always HOLD_CURSORS_OVER_COMMIT: nothing but closing ends a result. */
    @Override
    public final int getHoldability() throws SQLException {
        requireOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    // ---- what may be set and changes nothing ----

    /** Does nothing, as JDBC has it: there are no catalogs. */
    @Override
    public final void setCatalog(@Nullable String catalog) throws SQLException {
        requireOpen();
    }

    @Override
    public final @Nullable String getCatalog() throws SQLException {
        requireOpen();
        return null;
    }

    /** Does nothing, as JDBC has it: there are no schemas. */
    @Override
    public final void setSchema(@Nullable String schema) throws SQLException {
        requireOpen();
    }

    @Override
    public final @Nullable String getSchema() throws SQLException {
        requireOpen();
        return null;
    }

    @Override
    public final Map<String, Class<?>> getTypeMap() throws SQLException {
        requireOpen();
        return Map.of();
    }

    @Override
    public final void setTypeMap(@Nullable Map<String, Class<?>> map) throws SQLException {
        requireOpen();
        if (map != null && !map.isEmpty()) {
            throw SqlErrors.unsupported("a map of user-defined types");
        }
    }

    /** Kept for those who ask; stores in this process answer without a network. */
    @Override
    public final void setNetworkTimeout(@Nullable Executor executor, int milliseconds) throws SQLException {
        requireOpen();
        if (milliseconds < 0) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "a time-out must not be negative, as " + milliseconds + " is");
        }
        networkTimeout = milliseconds;
    }

    @Override
    public final int getNetworkTimeout() throws SQLException {
        requireOpen();
        return networkTimeout;
    }

    // ---- what is enforced ----

    @Override
    public final void setReadOnly(boolean newReadOnly) throws SQLException {
        requireOpen();
        readOnly = newReadOnly;
    }

    @Override
    public final boolean isReadOnly() throws SQLException {
        requireOpen();
        return readOnly;
    }

    /** Any kind of result set is refused or given as a warning says: forward only and read-only. */
    final void requireResultSetKind(int type, int concurrency, int holdability) throws SQLException {
        requireHoldability(holdability);
        if (type == ResultSet.TYPE_SCROLL_INSENSITIVE || type == ResultSet.TYPE_SCROLL_SENSITIVE) {
            warn("result sets are read forward only, so a scrollable one was not made");
        } else if (type != ResultSet.TYPE_FORWARD_ONLY) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, type + " is no type of result set");
        }
        if (concurrency == ResultSet.CONCUR_UPDATABLE) {
            warn("result sets are read-only, so an updatable one was not made");
        } else if (concurrency != ResultSet.CONCUR_READ_ONLY) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, concurrency + " is no concurrency of a result set");
        }
    }

    private static void requireHoldability(int holdability) throws SQLException {
        if (holdability != ResultSet.HOLD_CURSORS_OVER_COMMIT && holdability != ResultSet.CLOSE_CURSORS_AT_COMMIT) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, holdability + " is no holdability");
        }
    }

    // ---- warnings ----

    private synchronized void warn(String message) {
        SQLWarning warning = new SQLWarning(message, "01S02");
        SQLWarning chain = warnings;
        if (chain == null) {
            warnings = warning;
        } else {
            chain.setNextWarning(warning);
        }
    }

    @Override
    public final @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        return warnings;
    }

    @Override
    public final void clearWarnings() throws SQLException {
        requireOpen();
        warnings = null;
    }

    // ---- client info ----

    /** Keeps the names that {@link DatabaseMetaData#getClientInfoProperties} lists; another one is a warning. */
    @Override
    public final void setClientInfo(@Nullable String name, @Nullable String value) throws SQLClientInfoException {
        requireOpenForClientInfo();
        if (!ClientInfoName.isKnown(name)) {
            warn("there is no client info property '" + name + "', so it was not kept");
        } else if (value == null) {
            clientInfo.remove(String.valueOf(name));
        } else {
            clientInfo.setProperty(String.valueOf(name), value);
        }
    }

    @Override
    public final void setClientInfo(@Nullable Properties properties) throws SQLClientInfoException {
        requireOpenForClientInfo();
        clientInfo.clear();
        if (properties != null) {
            for (String name : properties.stringPropertyNames()) {
                setClientInfo(name, properties.getProperty(name));
            }
        }
    }

    private void requireOpenForClientInfo() throws SQLClientInfoException {
        try {
            requireOpen();
        } catch (SQLException notOpen) {
            throw new SQLClientInfoException(
                    notOpen.getMessage(), notOpen.getSQLState(), Map.<String, ClientInfoStatus>of(), notOpen);
        }
    }

    @Override
    public final @Nullable String getClientInfo(@Nullable String name) throws SQLException {
        requireOpen();
        return name == null ? null : clientInfo.getProperty(name);
    }

    @Override
    public final Properties getClientInfo() throws SQLException {
        requireOpen();
        Properties copy = new Properties();
        copy.putAll(clientInfo);
        return copy;
    }
}
