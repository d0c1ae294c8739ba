package io.partita.jdbc;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLException;
import java.sql.SQLXML;
import org.jspecify.annotations.Nullable;

/** What a prepared statement refuses: another text than its own, and the types that the store does not have. */
abstract class RefusingPreparedStatement extends SessionStatement implements PreparedStatement {

    RefusingPreparedStatement(SessionConnection connection) {
        super(connection);
    }

    @Override
    public final boolean execute(@Nullable String sql) throws SQLException {
        throw ownText();
    }

    @Override
    public final boolean execute(@Nullable String sql, int generatedKeys) throws SQLException {
        throw ownText();
    }

    @Override
    public final ResultSet executeQuery(@Nullable String sql) throws SQLException {
        throw ownText();
    }

    @Override
    public final int executeUpdate(@Nullable String sql) throws SQLException {
        throw ownText();
    }

    @Override
    public final int executeUpdate(@Nullable String sql, int generatedKeys) throws SQLException {
        throw ownText();
    }

    @Override
    public final long executeLargeUpdate(@Nullable String sql) throws SQLException {
        throw ownText();
    }

    @Override
    public final long executeLargeUpdate(@Nullable String sql, int generatedKeys) throws SQLException {
        throw ownText();
    }

    @Override
    public final void addBatch(@Nullable String sql) throws SQLException {
        throw ownText();
    }

    /** Not a missing feature: JDBC itself forbids it. */
    private static SQLException ownText() {
        return SqlErrors.of(
                SqlState.WRONG_KIND_OF_STATEMENT,
                "a prepared statement executes the text that it was prepared with; use createStatement for another");
    }

    @Override
    public final void setRef(int index, @Nullable Ref value) throws SQLException {
        throw SqlErrors.unsupported("setRef: the store has no such type; setRef");
    }

    @Override
    public final void setRowId(int index, @Nullable RowId value) throws SQLException {
        throw SqlErrors.unsupported("setRowId: the store has no such type; setRowId");
    }

    @Override
    public final void setSQLXML(int index, @Nullable SQLXML value) throws SQLException {
        throw SqlErrors.unsupported("setSQLXML: the store has no such type (setString binds its text); setSQLXML");
    }
}
