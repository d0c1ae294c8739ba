package io.partita.jdbc.error;

import io.partita.engine.api.error.StoreException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;

/** The failures of a store; one case for each code, so that a new one does not compile before it has its own. */
final class StoreErrors {
    private StoreErrors() {}

    /**
     * The failure as JDBC tells it.
     *
     * @param outer what was caught: the failure itself, or what the query layer said of it
     */
    static SQLException of(StoreException failure, RuntimeException outer) {
        String message = String.valueOf(outer.getMessage());
        return switch (failure.code()) {
            case VALIDATION -> new SQLSyntaxErrorException(message, "42000", outer);
            case RESOURCE_NOT_FOUND -> new SQLSyntaxErrorException(message, "42P01", outer);
            case RESOURCE_IN_USE -> new SQLNonTransientException(message, "55006", outer);
            case DUPLICATE_ITEM -> new SQLIntegrityConstraintViolationException(message, "23505", outer);
            case CONDITIONAL_CHECK_FAILED -> new SQLIntegrityConstraintViolationException(message, "23P01", outer);
            case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED -> new SQLNonTransientException(message, "54000", outer);
            case LIMIT_EXCEEDED -> new SQLTransientException(message, "54000", outer);
            case THROTTLED -> new SQLTransientException(message, "53400", outer);
            case ACCESS_DENIED -> new SQLInvalidAuthorizationSpecException(message, "28000", outer);
            case NOT_SUPPORTED -> new SQLSyntaxErrorException(message, "42P99", outer);
            case LOCKED -> new SQLTransientConnectionException(message, "08001", outer);
            case FOREIGN_DATA -> new SQLNonTransientConnectionException(message, "08001", outer);
            case STORAGE_FULL -> new SQLTransientException(message, "53100", outer);
            case CORRUPTION -> new SQLNonTransientException(message, "XX001", outer);
            case UNAVAILABLE, MOVED -> new SQLNonTransientConnectionException(message, "08006", outer);
            case UNKNOWN_OUTCOME -> new SQLNonTransientConnectionException(message, "08007", outer);
            case INTERNAL -> new SQLNonTransientException(message, "XX000", outer);
        };
    }
}
