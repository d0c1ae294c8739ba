package io.partita.jdbc.error;

import io.partita.engine.api.error.StoreException;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Failures as JDBC tells them: the subclass of SQLException says what a caller may do about it, the SQLSTATE what
 * happened, the message what to change.
 *
 * <p>Connection pools throw a connection away at SQLSTATE 08xxx, 0A000, 57P01 to 57P03 and at any
 * SQLTimeoutException, so these stand for nothing else than a lost connection, a method that the driver does not
 * have, and a time-out that the caller set.
 */
public final class SqlErrors {
    private SqlErrors() {}

    /** A refusal by the driver itself. */
    public static SQLException of(SqlState state, String message) {
        return of(state, message, null);
    }

    /** A refusal by the driver itself, because of something that was thrown below. */
    public static SQLException of(SqlState state, String message, @Nullable Throwable cause) {
        return make(state.code(), message, cause);
    }

    /** A JDBC method, or a use of it, that the driver does not have. */
    public static SQLFeatureNotSupportedException unsupported(String what) {
        return new SQLFeatureNotSupportedException(what + " is not supported", SqlState.METHOD_NOT_SUPPORTED.code());
    }

    /** Something that only transactions of several statements would have. */
    public static SQLFeatureNotSupportedException transactions(String message) {
        return new SQLFeatureNotSupportedException(message, SqlState.TRANSACTIONS_NOT_SUPPORTED.code());
    }

    /** Whatever the query layer or a store threw. */
    public static SQLException of(RuntimeException failure) {
        if (failure instanceof QueryException query) {
            return of(query);
        } else if (failure instanceof StoreException store) {
            return StoreErrors.of(store, store);
        }
        return make(
                SqlState.DRIVER_DEFECT.code(),
                "a defect of Partita, please report it with this statement and stack trace: " + failure,
                failure);
    }

    /** Text or values that lie in each other so deeply that the stack ended. */
    public static SQLException of(StackOverflowError failure) {
        return make(SqlState.STATEMENT_TOO_COMPLEX.code(), "the statement is nested too deeply", failure);
    }

    private static SQLException of(QueryException failure) {
        if (failure.code() == QueryErrorCode.STORE && failure.getCause() instanceof StoreException store) {
            return StoreErrors.of(store, failure);
        } else if (failure.code() == QueryErrorCode.TIMED_OUT) {
            return new SQLTimeoutException(failure.getMessage(), failure.code().sqlState(), failure);
        }
        return make(failure.code().sqlState(), String.valueOf(failure.getMessage()), failure);
    }

    private static SQLException make(String state, String message, @Nullable Throwable cause) {
        return switch (state.substring(0, 2)) {
            case "08" -> new SQLNonTransientConnectionException(message, state, cause);
            case "22" -> new SQLDataException(message, state, cause);
            case "23" -> new SQLIntegrityConstraintViolationException(message, state, cause);
            case "42" -> new SQLSyntaxErrorException(message, state, cause);
            default -> new SQLNonTransientException(message, state, cause);
        };
    }
}
