package io.partita.planner.error;

import io.partita.engine.api.error.StoreException;
import io.partita.parser.syntax.Position;
import org.jspecify.annotations.Nullable;

/** The one exception of the query layer. Its message names the cause and the cure, and the position where there is text. */
public final class QueryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final QueryErrorCode code;
    private final transient Position position;

    public QueryException(QueryErrorCode code, String message) {
        this(code, message, Position.NONE, null);
    }

    /** The position is put in front of the message. */
    public QueryException(QueryErrorCode code, String message, Position position) {
        this(code, message, position, null);
    }

    private QueryException(QueryErrorCode code, String message, Position position, @Nullable Throwable cause) {
        super(position.equals(Position.NONE) ? message : position + ": " + message, cause);
        this.code = code;
        this.position = position;
    }

    /**
     * A failure of the store under a statement, with the store's own message; what the statement itself is to blame for
     * gets the code of such mistakes.
     */
    public static QueryException of(StoreException failure) {
        return new QueryException(StoreFailures.codeOf(failure), failure.getMessage(), Position.NONE, failure);
    }

    /** The same failure with a message and code that say more about the statement. */
    public static QueryException of(QueryErrorCode code, String message, Throwable cause) {
        return new QueryException(code, message, Position.NONE, cause);
    }

    /** A failure at a place of the text, and what it comes from. */
    public static QueryException of(QueryErrorCode code, String message, Position position, Throwable cause) {
        return new QueryException(code, message, position, cause);
    }

    public QueryErrorCode code() {
        return code;
    }

    /** Where in the text, or {@link Position#NONE}. */
    public Position position() {
        return position;
    }
}
