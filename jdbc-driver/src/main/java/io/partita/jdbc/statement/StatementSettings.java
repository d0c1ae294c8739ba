package io.partita.jdbc.statement;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.open.ConnectionProperty;
import io.partita.jdbc.open.ConnectionSettings;
import io.partita.jdbc.refusal.RefusingStatement;
import io.partita.planner.session.Execution;
import io.partita.planner.session.Execution.Deadline;
import io.partita.planner.session.SessionOptions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The limits and hints of a statement. */
public abstract class StatementSettings extends RefusingStatement {
    private long maxRows;
    private int fetchSize;
    private long timeoutSeconds;
    private int fetchDirection = ResultSet.FETCH_FORWARD;
    private boolean poolable;

    public StatementSettings(ConnectionSettings settings) {
        fetchSize = (int) settings.number(ConnectionProperty.FETCH_SIZE);
        timeoutSeconds = settings.number(ConnectionProperty.QUERY_TIMEOUT);
    }

    /**
     * Checks that there is still something to use.
     *
     * @throws SQLException 55000, or 08003 if it is the connection that is closed
     */
    public abstract void requireOpen() throws SQLException;

    /** A new execution with the limits as they are now. */
    public final Execution newExecution(SessionOptions options, LongSupplier nanoClock) {
        Deadline deadline = timeoutSeconds == 0 ? Deadline.NEVER : new QueryDeadline(nanoClock, timeoutSeconds);
        return new Execution(options, maxRows, fetchSize, deadline);
    }

    @Override
    public final void setMaxRows(int max) throws SQLException {
        setLargeMaxRows(max);
    }

    @Override
    public final int getMaxRows() throws SQLException {
        return (int) Math.min(getLargeMaxRows(), Integer.MAX_VALUE);
    }

    @Override
    public final void setLargeMaxRows(long max) throws SQLException {
        requireOpen();
        maxRows = requireNotNegative(max, "maxRows");
    }

    @Override
    public final long getLargeMaxRows() throws SQLException {
        requireOpen();
        return maxRows;
    }

    @Override
    public final void setFetchSize(int rows) throws SQLException {
        requireOpen();
        fetchSize = (int) requireNotNegative(rows, "fetchSize");
    }

    @Override
    public final int getFetchSize() throws SQLException {
        requireOpen();
        return fetchSize;
    }

    /** The time covers the execution and the reading of its rows; it is looked at between two requests to the store. */
    @Override
    public final void setQueryTimeout(int seconds) throws SQLException {
        requireOpen();
        timeoutSeconds = requireNotNegative(seconds, "queryTimeout");
    }

    @Override
    public final int getQueryTimeout() throws SQLException {
        requireOpen();
        return (int) timeoutSeconds;
    }

    @Override
    public final void setMaxFieldSize(int max) throws SQLException {
        requireOpen();
        if (requireNotNegative(max, "maxFieldSize") > 0) {
            throw SqlErrors.unsupported("cutting values off at maxFieldSize");
        }
    }

    @Override
    public final int getMaxFieldSize() throws SQLException {
        requireOpen();
        return 0;
    }

    /** A hint, and rows come forward whatever it says. */
    @Override
    public final void setFetchDirection(int direction) throws SQLException {
        requireOpen();
        fetchDirection = switch (direction) {
            case ResultSet.FETCH_FORWARD, ResultSet.FETCH_REVERSE, ResultSet.FETCH_UNKNOWN -> direction;
            default -> throw SqlErrors.of(SqlState.INVALID_VALUE, direction + " is no fetch direction");
        };
    }

    @Override
    public final int getFetchDirection() throws SQLException {
        requireOpen();
        return fetchDirection;
    }

    @Override
    public final void setPoolable(boolean newPoolable) throws SQLException {
        requireOpen();
        poolable = newPoolable;
    }

    @Override
    public final boolean isPoolable() throws SQLException {
        requireOpen();
        return poolable;
    }

    /** The parser understands JDBC's escapes where they can stand, so that switching them off changes nothing. */
    @Override
    public final void setEscapeProcessing(boolean enable) throws SQLException {
        requireOpen();
    }

    /** Does nothing, as JDBC has it for drivers without positioned updates. */
    @Override
    public final void setCursorName(@Nullable String name) throws SQLException {
        requireOpen();
    }

    @Override
    public final int getResultSetType() throws SQLException {
        requireOpen();
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public final int getResultSetConcurrency() throws SQLException {
        requireOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public final int getResultSetHoldability() throws SQLException {
        requireOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    private static long requireNotNegative(long value, String name) throws SQLException {
        if (value < 0) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, name + " must not be negative, as " + value + " is");
        }
        return value;
    }
}
