package io.partita.planner.error;

import io.partita.engine.api.error.StoreException;
import java.util.Locale;

/** What a failure of the store means for a statement. */
final class StoreFailures {
    private StoreFailures() {}

    static QueryErrorCode codeOf(StoreException failure) {
        return switch (failure.code()) {
            case VALIDATION -> ofValidation(String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT));
            case RESOURCE_NOT_FOUND -> QueryErrorCode.UNKNOWN_TABLE;
            case CONDITIONAL_CHECK_FAILED -> QueryErrorCode.CONDITION_FAILED;
            case DUPLICATE_ITEM -> QueryErrorCode.DUPLICATE_KEY;
            default -> QueryErrorCode.STORE;
        };
    }

    /** The service has one code for all mistakes in a request, so its words have to tell them apart. */
    private static QueryErrorCode ofValidation(String message) {
        if (message.contains("exceeded the maximum allowed size")
                || message.contains("size has exceeded")
                || message.contains("size exceeds")
                || message.contains("exceed")
                || message.contains("too large")) {
            return QueryErrorCode.VALUE_TOO_LARGE;
        } else if (message.contains("number overflow")
                || message.contains("number underflow")
                || message.contains("significant digits")) {
            return QueryErrorCode.NUMBER_OUT_OF_RANGE;
        } else if (message.contains("type mismatch")
                || message.contains("data type")
                || message.contains("operand type")) {
            return QueryErrorCode.TYPE_MISMATCH;
        } else if (message.contains("does not have the specified index")) {
            return QueryErrorCode.UNKNOWN_INDEX;
        } else if (message.contains("empty string") || message.contains("document path")) {
            return QueryErrorCode.INVALID_VALUE;
        }
        return QueryErrorCode.INVALID_STATEMENT;
    }
}
