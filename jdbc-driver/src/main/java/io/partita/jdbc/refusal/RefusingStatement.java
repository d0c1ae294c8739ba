package io.partita.jdbc.refusal;

import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** Generated keys by number or name. */
public abstract class RefusingStatement extends Unwrappable implements Statement {

    @Override
    public final boolean execute(@Nullable String sql, int @Nullable [] keyColumns) throws SQLException {
        throw RefusingConnection.generatedKeys();
    }

    @Override
    public final boolean execute(@Nullable String sql, @Nullable String @Nullable [] keyColumns) throws SQLException {
        throw RefusingConnection.generatedKeys();
    }

    @Override
    public final int executeUpdate(@Nullable String sql, int @Nullable [] keyColumns) throws SQLException {
        throw RefusingConnection.generatedKeys();
    }

    @Override
    public final int executeUpdate(@Nullable String sql, @Nullable String @Nullable [] keyColumns) throws SQLException {
        throw RefusingConnection.generatedKeys();
    }

    @Override
    public final long executeLargeUpdate(@Nullable String sql, int @Nullable [] keyColumns) throws SQLException {
        throw RefusingConnection.generatedKeys();
    }

    @Override
    public final long executeLargeUpdate(@Nullable String sql, @Nullable String @Nullable [] keyColumns)
            throws SQLException {
        throw RefusingConnection.generatedKeys();
    }
}
