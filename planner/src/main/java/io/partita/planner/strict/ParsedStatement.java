package io.partita.planner.strict;

import io.partita.engine.api.statement.StatementAccess.Action;
import io.partita.parser.syntax.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A statement of which only the text has been looked at.
 *
 * @param index the index that it reads, or null for the table itself
 */
record ParsedStatement(
        Statement statement,
        Action action,
        String table,
        @Nullable String index) {

    boolean isCheck() {
        return statement instanceof Statement.ExistsCheck;
    }

    /** Whether it only reads; a check stands among writes. */
    boolean isRead() {
        return statement instanceof Statement.QueryStatement;
    }

    boolean isReturning() {
        return (statement instanceof Statement.Update update
                        && update.returning().isPresent())
                || (statement instanceof Statement.Delete delete
                        && delete.returning().isPresent());
    }
}
