package io.partita.jdbc;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.metadata.ColumnMetaData;
import io.partita.jdbc.metadata.Listing;
import io.partita.jdbc.metadata.ResultColumns;
import io.partita.planner.execution.RowCursor;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Rows as the cursor streams them. */
final class CursorResultSet extends ResultSetGetters {
    private final @Nullable StatementResults statement;
    private final ReentrantLock lock;
    private final RowCursor cursor;
    private final ResultColumns columns;
    private final long maxRows;
    private long row;
    private boolean onRow;
    private boolean exhausted;
    /** Whether the cursor stands on the first row already, because somebody asked whether there is one. */
    private boolean lookedAhead;

    private volatile boolean closed;
    private boolean wasNull;
    private boolean wasMissing;
    private int fetchSize;

    /** @param maxRows after which the result ends; 0 for all */
    CursorResultSet(StatementResults statement, RowCursor cursor, ResultColumns columns, long maxRows) {
        this(statement, statement.lock(), cursor, columns, maxRows);
    }

    private CursorResultSet(
            @Nullable StatementResults statement,
            ReentrantLock lock,
            RowCursor cursor,
            ResultColumns columns,
            long maxRows) {
        this.statement = statement;
        this.lock = lock;
        this.cursor = cursor;
        this.columns = columns;
        this.maxRows = maxRows;
    }

    /** Rows that come from no statement. */
    static CursorResultSet listed(Listing listing) {
        return new CursorResultSet(null, new ReentrantLock(), listing, new ResultColumns(listing.columns(), false), 0);
    }

    @Override
    public boolean next() throws SQLException {
        lock.lock();
        try {
            requireOpen();
            boolean found = advance();
            if (found) {
                row++;
            }
            onRow = found;
            return found;
        } finally {
            lock.unlock();
        }
    }

    private boolean advance() throws SQLException {
        if (lookedAhead) {
            lookedAhead = false;
            return true;
        } else if (exhausted) {
            return false;
        }
        try {
            if ((maxRows > 0 && row >= maxRows) || !cursor.next()) {
                exhausted = true;
                cursor.close();
            }
        } catch (RuntimeException failure) {
            exhausted = true;
            onRow = false;
            throw SqlErrors.of(failure);
        }
        return !exhausted;
    }

    @Override
    @Nullable
    AttributeValue read(int column) throws SQLException {
        if (!onRow) {
            throw noRow();
        }
        requireColumn(column);
        AttributeValue value;
        try {
            value = cursor.value(column - 1);
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        }
        wasMissing = value == null;
        wasNull = value == null || value.type() == AttributeType.NULL;
        return wasNull ? null : value;
    }

    private SQLException noRow() throws SQLException {
        requireOpen();
        return SqlErrors.of(
                SqlState.NO_CURRENT_ROW,
                row == 0 ? "call next() before the first row is read" : "there is no row behind the last one");
    }

    private void requireColumn(int column) throws SQLException {
        if (column < 1 || column > columns.count()) {
            requireOpen();
            throw SqlErrors.of(
                    SqlState.NO_SUCH_INDEX, "there is no column " + column + "; there are " + columns.count());
        }
    }

    @Override
    ResultColumns columns() {
        return columns;
    }

    @Override
    public int findColumn(@Nullable String label) throws SQLException {
        if (closed) {
            requireOpen();
        }
        int column = label == null ? 0 : columns.find(label);
        if (column == 0) {
            throw SqlErrors.of(SqlState.NO_SUCH_COLUMN, "there is no column " + label + " in the result");
        }
        return column;
    }

    @Override
    public boolean wasNull() throws SQLException {
        requireOpen();
        return wasNull;
    }

    @Override
    public boolean wasMissing() throws SQLException {
        requireOpen();
        return wasMissing;
    }

    @Override
    public ResultSetMetaData getMetaData() throws SQLException {
        requireOpen();
        return new ColumnMetaData(columns);
    }

    // ---- where it stands ----

    @Override
    public boolean isBeforeFirst() throws SQLException {
        lock.lock();
        try {
            requireOpen();
            if (row == 0 && !lookedAhead && !exhausted) {
                lookedAhead = advance();
            }
            return row == 0 && lookedAhead;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isAfterLast() throws SQLException {
        requireOpen();
        return exhausted && row > 0 && !onRow;
    }

    @Override
    public boolean isFirst() throws SQLException {
        requireOpen();
        return onRow && row == 1;
    }

    @Override
    public int getRow() throws SQLException {
        requireOpen();
        return onRow ? StatementResults.asInt(row) : 0;
    }

    // ---- what it is ----

    @Override
    public @Nullable Statement getStatement() throws SQLException {
        requireOpen();
        return statement;
    }

    @Override
    public int getType() throws SQLException {
        requireOpen();
        return ResultSet.TYPE_FORWARD_ONLY;
    }

    @Override
    public int getConcurrency() throws SQLException {
        requireOpen();
        return ResultSet.CONCUR_READ_ONLY;
    }

    @Override
    public int getHoldability() throws SQLException {
        requireOpen();
        return ResultSet.HOLD_CURSORS_OVER_COMMIT;
    }

    @Override
    public void setFetchDirection(int direction) throws SQLException {
        requireOpen();
        if (direction != ResultSet.FETCH_FORWARD) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "rows are fetched forward only");
        }
    }

    @Override
    public int getFetchDirection() throws SQLException {
        requireOpen();
        return ResultSet.FETCH_FORWARD;
    }

    /** A hint that comes too late to change anything: pages are sized when the statement is executed. */
    @Override
    public void setFetchSize(int rows) throws SQLException {
        requireOpen();
        if (rows < 0) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "fetchSize must not be negative, as " + rows + " is");
        }
        fetchSize = rows;
    }

    @Override
    public int getFetchSize() throws SQLException {
        requireOpen();
        return fetchSize;
    }

    /** None: what there is to warn of, the statement has. */
    @Override
    public @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        return null;
    }

    @Override
    public void clearWarnings() throws SQLException {
        requireOpen();
    }

    // ---- ending ----

    @Override
    public void close() throws SQLException {
        lock.lock();
        try {
            if (!closed) {
                end();
                if (statement != null) {
                    statement.resultClosed(this);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Closes without telling the statement, which does so itself. */
    void end() throws SQLException {
        closed = true;
        onRow = false;
        try {
            cursor.close();
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        }
    }

    @Override
    public boolean isClosed() {
        return closed || (statement != null && statement.isClosed());
    }

    private void requireOpen() throws SQLException {
        if (statement != null) {
            statement.requireOpen();
        }
        if (closed) {
            throw SqlErrors.of(SqlState.OBJECT_CLOSED, "the result set is closed");
        }
    }
}
