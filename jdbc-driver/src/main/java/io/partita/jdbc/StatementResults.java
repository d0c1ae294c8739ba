package io.partita.jdbc;

import io.partita.engine.api.item.AttributeValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.metadata.Listing;
import io.partita.jdbc.metadata.ListingColumns;
import io.partita.jdbc.metadata.ResultColumns;
import io.partita.jdbc.statement.BatchCounts;
import io.partita.jdbc.statement.StatementKind;
import io.partita.jdbc.statement.StatementSettings;
import io.partita.jdbc.statement.Warnings;
import io.partita.planner.PreparedQuery;
import io.partita.planner.execution.BatchResult;
import io.partita.planner.execution.Outcome;
import io.partita.planner.execution.RowCursor;
import io.partita.planner.session.Execution;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one execution that a statement has at a time, and its result. One lock orders executing, reading and closing;
 * cancelling goes past it.
 */
abstract class StatementResults extends StatementSettings implements PartitaStatement {
    private final SessionConnection connection;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Execution execution;
    private volatile boolean closed;
    private volatile boolean closesOnCompletion;
    private @Nullable CursorResultSet results;
    private @Nullable ResultColumns columns;
    private long updateCount = -1;
    private int clearedWarnings;

    StatementResults(SessionConnection connection) {
        super(connection.settings());
        this.connection = connection;
    }

    @Override
    public final SessionConnection getConnection() throws SQLException {
        requireOpen();
        return connection;
    }

    final SessionConnection session() {
        return connection;
    }

    final ReentrantLock lock() {
        return lock;
    }

    /** Executes a statement that must return rows. */
    final ResultSet rows(PreparedQuery query, List<@Nullable AttributeValue> parameters) throws SQLException {
        lock.lock();
        try {
            requireOpen();
            if (!kind(query).returnsRows()) {
                throw SqlErrors.of(
                        SqlState.WRONG_KIND_OF_RESULT,
                        "the statement returns no rows; execute it with execute or executeUpdate");
            }
            run(query, parameters, begin());
            if (results == null) {
                throw SqlErrors.of(SqlState.WRONG_KIND_OF_RESULT, "the statement returned no rows");
            }
            return results;
        } finally {
            lock.unlock();
        }
    }

    /** Executes a statement that must return a count. */
    final long count(PreparedQuery query, List<@Nullable AttributeValue> parameters) throws SQLException {
        lock.lock();
        try {
            requireOpen();
            return count(query, parameters, begin());
        } finally {
            lock.unlock();
        }
    }

    /** The same as a part of an execution that was begun, by a caller that holds the lock. */
    final long count(PreparedQuery query, List<@Nullable AttributeValue> parameters, Execution begun)
            throws SQLException {
        requireCount(query);
        run(query, parameters, begun);
        return updateCount;
    }

    private static void requireCount(PreparedQuery query) throws SQLException {
        if (kind(query).returnsRows()) {
            throw SqlErrors.of(
                    SqlState.WRONG_KIND_OF_RESULT,
                    "the statement returns rows; execute it with execute or executeQuery");
        }
    }

    /** Executes a statement that must return a count once for each list of parameters. */
    final long[] countEach(PreparedQuery query, List<List<@Nullable AttributeValue>> parameters) throws SQLException {
        lock.lock();
        try {
            BatchCounts counts = new BatchCounts(parameters.size());
            Execution begun = begin();
            if (parameters.isEmpty()) {
                return counts.finish();
            }
            for (BatchResult result : executeEach(query, parameters, begun)) {
                if (result instanceof BatchResult.Done done) {
                    counts.done(done.items());
                } else if (result instanceof BatchResult.Failed failed) {
                    counts.failed(SqlErrors.of(failed.failure()));
                }
            }
            return counts.finish();
        } finally {
            lock.unlock();
        }
    }

    /** What concerns the statement itself fails the first execution of the batch, and with it all of them. */
    private List<BatchResult> executeEach(
            PreparedQuery query, List<List<@Nullable AttributeValue>> parameters, Execution begun) throws SQLException {
        BatchCounts none = new BatchCounts(parameters.size());
        try {
            requireCount(query);
            requireMayWrite(query);
            return query.executeEach(parameters, begun);
        } catch (SQLException refusal) {
            none.stopped(refusal);
        } catch (RuntimeException failure) {
            none.stopped(SqlErrors.of(failure));
        } catch (StackOverflowError tooDeep) {
            none.stopped(SqlErrors.of(tooDeep));
        }
        none.finish();
        return List.of();
    }

    /** Executes a statement; whether its result is rows. */
    final boolean run(PreparedQuery query, List<@Nullable AttributeValue> parameters) throws SQLException {
        lock.lock();
        try {
            run(query, parameters, begin());
            return results != null;
        } finally {
            lock.unlock();
        }
    }

    /** Ends what was executed before, and begins anew. */
    final Execution begin() throws SQLException {
        requireOpen();
        dropResults();
        clearedWarnings = 0;
        Execution begun = newExecution(connection.options(), connection.nanoClock());
        execution = begun;
        return begun;
    }

    private void run(PreparedQuery query, List<@Nullable AttributeValue> parameters, Execution begun)
            throws SQLException {
        requireMayWrite(query);
        try {
            Outcome outcome = query.execute(parameters, begun);
            if (outcome instanceof Outcome.Rows rows) {
                results = open(rows.cursor(), begun);
            } else {
                updateCount = outcome instanceof Outcome.Count count ? count.items() : 0;
            }
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        } catch (StackOverflowError tooDeep) {
            throw SqlErrors.of(tooDeep);
        }
    }

    private void requireMayWrite(PreparedQuery query) throws SQLException {
        if (connection.refusesWrites() && kind(query).writes()) {
            throw SqlErrors.of(SqlState.READ_ONLY, "the connection is read-only, and the statement writes");
        }
    }

    private CursorResultSet open(RowCursor cursor, Execution begun) {
        try {
            ResultColumns known = columns;
            // The same plan describes its columns with the same list, so they are looked at once.
            if (known == null || !known.isOf(cursor.columns(), connection.nativeDocuments())) {
                known = new ResultColumns(cursor.columns(), connection.nativeDocuments());
                columns = known;
            }
            return new CursorResultSet(this, cursor, known, begun.maxRows());
        } catch (RuntimeException failure) {
            cursor.close();
            throw failure;
        }
    }

    static StatementKind kind(PreparedQuery query) throws SQLException {
        try {
            return StatementKind.of(query.plan());
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        }
    }

    private void dropResults() throws SQLException {
        CursorResultSet dropped = results;
        results = null;
        updateCount = -1;
        if (dropped != null) {
            dropped.end();
        }
    }

    @Override
    public final @Nullable ResultSet getResultSet() throws SQLException {
        requireOpen();
        return results;
    }

    @Override
    public final long getLargeUpdateCount() throws SQLException {
        requireOpen();
        return updateCount;
    }

    @Override
    public final int getUpdateCount() throws SQLException {
        return asInt(getLargeUpdateCount());
    }

    static int asInt(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    @Override
    public final boolean getMoreResults() throws SQLException {
        return getMoreResults(Statement.CLOSE_CURRENT_RESULT);
    }

    /** A statement has one result, so there is never another; the current one is closed. */
    @Override
    public final boolean getMoreResults(int current) throws SQLException {
        requireOpen();
        if (current == Statement.KEEP_CURRENT_RESULT) {
            throw SqlErrors.unsupported("keeping a result open beside the next");
        } else if (current != Statement.CLOSE_CURRENT_RESULT && current != Statement.CLOSE_ALL_RESULTS) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, current + " does not say what happens to results");
        }
        lock.lock();
        try {
            dropResults();
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final ResultSet getGeneratedKeys() throws SQLException {
        requireOpen();
        return CursorResultSet.listed(Listing.empty(ListingColumns.GENERATED_KEYS));
    }

    @Override
    public final ConsumedUnits consumed() throws SQLException {
        requireOpen();
        Execution last = execution;
        Execution.Tally tally = last == null ? Execution.Tally.NOTHING : last.tally();
        return new ConsumedUnits(
                tally.consumed().readUnits(),
                tally.consumed().writeUnits(),
                tally.requests(),
                tally.itemsRead(),
                tally.itemsReturned());
    }

    @Override
    public final @Nullable SQLWarning getWarnings() throws SQLException {
        requireOpen();
        Execution last = execution;
        return last == null ? null : Warnings.chain(last.warnings(), clearedWarnings);
    }

    @Override
    public final void clearWarnings() throws SQLException {
        requireOpen();
        Execution last = execution;
        clearedWarnings = last == null ? 0 : last.warnings().size();
    }

    /** Stops what is executed or read, between two of its requests; what is executed later is not touched. */
    @Override
    public final void cancel() throws SQLException {
        requireOpen();
        stop();
    }

    final void stop() {
        Execution current = execution;
        if (current != null) {
            current.cancel();
        }
    }

    /** Closes the statement and its result; what another thread executes is cancelled first. */
    @Override
    public final void close() throws SQLException {
        if (closed) {
            return;
        }
        if (!lock.isHeldByCurrentThread()) {
            stop();
        }
        lock.lock();
        try {
            closed = true;
            connection.forget(this);
            dropResults();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public final boolean isClosed() {
        return closed || connection.isClosed();
    }

    @Override
    public final void closeOnCompletion() throws SQLException {
        requireOpen();
        closesOnCompletion = true;
    }

    @Override
    public final boolean isCloseOnCompletion() throws SQLException {
        requireOpen();
        return closesOnCompletion;
    }

    /** Called by a result set that its user has closed. */
    final void resultClosed(CursorResultSet closedResults) throws SQLException {
        if (closesOnCompletion && closedResults == results) {
            close();
        }
    }

    @Override
    public final void requireOpen() throws SQLException {
        connection.requireOpen();
        if (closed) {
            throw SqlErrors.of(SqlState.OBJECT_CLOSED, "the statement is closed");
        }
    }
}
