package io.partita.jdbc;

import io.partita.engine.api.item.AttributeValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.metadata.ColumnMetaData;
import io.partita.jdbc.metadata.QueryParameterMetaData;
import io.partita.jdbc.metadata.ResultColumns;
import io.partita.jdbc.statement.Parameters;
import io.partita.planner.PreparedQuery;
import io.partita.planner.plan.ItemWrite;
import io.partita.planner.plan.Plan;
import io.partita.planner.session.SessionOptions;
import io.partita.planner.type.ColumnDescription;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement that was prepared, with its parameters. */
final class SessionPreparedStatement extends StreamParameters {
    private final String sql;
    private final Parameters parameters;
    private final List<List<@Nullable AttributeValue>> batch = new ArrayList<>();
    private PreparedQuery query;
    private SessionOptions preparedFor;

    SessionPreparedStatement(SessionConnection connection, String sql, PreparedQuery query) {
        super(connection);
        this.sql = sql;
        this.query = query;
        this.preparedFor = connection.options();
        this.parameters = new Parameters(query.parameters());
    }

    /** The query, prepared again if a property of the connection was changed since. */
    private PreparedQuery query() throws SQLException {
        requireOpen();
        SessionOptions options = session().options();
        if (!options.equals(preparedFor)) {
            query = session().prepare(sql);
            preparedFor = options;
        }
        return query;
    }

    private List<@Nullable AttributeValue> values() throws SQLException {
        List<@Nullable AttributeValue> values = parameters.snapshot();
        remember(sql, values);
        return values;
    }

    @Override
    public boolean execute() throws SQLException {
        return run(query(), values());
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
        return rows(query(), values());
    }

    @Override
    public long executeLargeUpdate() throws SQLException {
        return count(query(), values());
    }

    @Override
    public int executeUpdate() throws SQLException {
        return asInt(executeLargeUpdate());
    }

    @Override
    public void addBatch() throws SQLException {
        requireOpen();
        batch.add(parameters.snapshot());
    }

    @Override
    public void clearBatch() throws SQLException {
        requireOpen();
        batch.clear();
    }

    @Override
    public long[] executeLargeBatch() throws SQLException {
        PreparedQuery prepared = query();
        List<List<@Nullable AttributeValue>> entries = List.copyOf(batch);
        clearBatch();
        if (!entries.isEmpty()) {
            remember(sql, entries.get(entries.size() - 1));
        }
        return countEach(prepared, entries);
    }

    @Override
    void bind(int index, @Nullable AttributeValue value) throws SQLException {
        requireOpen();
        parameters.set(index, value);
    }

    @Override
    public void clearParameters() throws SQLException {
        requireOpen();
        parameters.clear();
    }

    @Override
    public ParameterMetaData getParameterMetaData() throws SQLException {
        return new QueryParameterMetaData(query().parameters(), session().nativeDocuments());
    }

    /** The columns of the rows that executing it will return, or null if it returns none or they are not known yet. */
    @Override
    public @Nullable ResultSetMetaData getMetaData() throws SQLException {
        List<ColumnDescription> columns;
        try {
            columns = columns(query().plan());
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        }
        return columns == null
                ? null
                : new ColumnMetaData(new ResultColumns(columns, session().nativeDocuments()));
    }

    private static @Nullable List<ColumnDescription> columns(Plan plan) {
        if (plan instanceof Plan.Reading reading) {
            return reading.columns();
        } else if (plan instanceof Plan.Writing writing) {
            ItemWrite.Returned returned = writing.write().returned();
            return returned == null ? null : returned.columns();
        }
        return null;
    }

    /** Its text, for logs; never the values. */
    @Override
    public String toString() {
        return sql;
    }
}
