package io.partita.jdbc;

import io.partita.engine.api.item.AttributeValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.statement.BatchCounts;
import io.partita.jdbc.statement.Quoting;
import io.partita.planner.PreparedQuery;
import io.partita.planner.error.QueryException;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.Execution;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement whose text comes with each execution. */
class SessionStatement extends StatementResults {
    private static final List<@Nullable AttributeValue> NO_PARAMETERS = List.of();

    private final List<String> batch = new ArrayList<>();
    private @Nullable String lastText;
    private List<@Nullable AttributeValue> lastParameters = NO_PARAMETERS;

    SessionStatement(SessionConnection connection) {
        super(connection);
    }

    @Override
    public boolean execute(@Nullable String sql) throws SQLException {
        return run(prepared(sql), NO_PARAMETERS);
    }

    @Override
    public ResultSet executeQuery(@Nullable String sql) throws SQLException {
        return rows(prepared(sql), NO_PARAMETERS);
    }

    @Override
    public long executeLargeUpdate(@Nullable String sql) throws SQLException {
        return count(prepared(sql), NO_PARAMETERS);
    }

    @Override
    public int executeUpdate(@Nullable String sql) throws SQLException {
        return asInt(executeLargeUpdate(sql));
    }

    @Override
    public boolean execute(@Nullable String sql, int generatedKeys) throws SQLException {
        requireGeneratedKeysFlag(generatedKeys);
        return execute(sql);
    }

    @Override
    public int executeUpdate(@Nullable String sql, int generatedKeys) throws SQLException {
        requireGeneratedKeysFlag(generatedKeys);
        return executeUpdate(sql);
    }

    @Override
    public long executeLargeUpdate(@Nullable String sql, int generatedKeys) throws SQLException {
        requireGeneratedKeysFlag(generatedKeys);
        return executeLargeUpdate(sql);
    }

    /** Asking for generated keys is no error: there are none, and {@link #getGeneratedKeys} says so. */
    static void requireGeneratedKeysFlag(int flag) throws SQLException {
        if (flag != Statement.RETURN_GENERATED_KEYS && flag != Statement.NO_GENERATED_KEYS) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, flag + " does not say whether to return generated keys");
        }
    }

    private PreparedQuery prepared(@Nullable String sql) throws SQLException {
        requireOpen();
        PreparedQuery query = session().prepare(sql);
        remember(String.valueOf(sql), NO_PARAMETERS);
        return query;
    }

    /** Keeps what {@link #plan} explains. */
    final void remember(String text, List<@Nullable AttributeValue> parameters) {
        lastText = text;
        lastParameters = parameters;
    }

    @Override
    public void addBatch(@Nullable String sql) throws SQLException {
        requireOpen();
        batch.add(Quoting.requireText(sql));
    }

    @Override
    public void clearBatch() throws SQLException {
        requireOpen();
        batch.clear();
    }

    @Override
    public final int[] executeBatch() throws SQLException {
        return Arrays.stream(executeLargeBatch())
                .mapToInt(StatementResults::asInt)
                .toArray();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        requireOpen();
        List<String> texts = List.copyOf(batch);
        clearBatch();
        return runBatch(texts);
    }

    /** Executes statements in order under one execution, and goes on behind one that fails. */
    private long[] runBatch(List<String> texts) throws SQLException {
        lock().lock();
        try {
            Execution begun = begin();
            BatchCounts counts = new BatchCounts(texts.size());
            for (String text : texts) {
                if (hasStopped(begun, counts)) {
                    break;
                }
                try {
                    counts.done(count(prepared(text), NO_PARAMETERS, begun));
                } catch (SQLException failure) {
                    counts.failed(failure);
                }
            }
            return counts.finish();
        } finally {
            lock().unlock();
        }
    }

    /** Whether the batch was cancelled or took too long: nothing of it is executed any more then. */
    private static boolean hasStopped(Execution begun, BatchCounts counts) {
        try {
            begun.checkRunning();
            return false;
        } catch (QueryException stopped) {
            counts.stopped(SqlErrors.of(stopped));
            return true;
        }
    }

    @Override
    public final @Nullable String plan() throws SQLException {
        requireOpen();
        String text = lastText;
        if (text == null) {
            return null;
        }
        try {
            PreparedQuery query = session().engine().prepare(text, session().options());
            boolean explains = query.plan() instanceof Plan.Reading || query.plan() instanceof Plan.Writing;
            return explains ? query.explanation(lastParameters).stripTrailing() : null;
        } catch (RuntimeException noPlan) {
            return null;
        }
    }

    /** A name as it can stand in a statement: as it is if it is a plain word, else in double quotes. */
    @Override
    public final String enquoteIdentifier(@Nullable String identifier, boolean alwaysQuote) throws SQLException {
        return Quoting.identifier(identifier, alwaysQuote);
    }

    @Override
    public final boolean isSimpleIdentifier(@Nullable String identifier) throws SQLException {
        return Quoting.isSimple(Quoting.requireText(identifier));
    }

    @Override
    public final String enquoteLiteral(@Nullable String text) throws SQLException {
        return Quoting.literal(text);
    }

    /** The same as {@link #enquoteLiteral}, because every text is Unicode. */
    @Override
    public final String enquoteNCharLiteral(@Nullable String text) throws SQLException {
        return Quoting.literal(text);
    }
}
