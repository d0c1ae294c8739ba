package io.partita.engine.api.error;

import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of a store. Its message is meant for the person at the keyboard; texts that the
 * service has are used word for word.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient @Nullable Item item;

    public StoreException(ErrorCode code, String message) {
        this(code, message, null, null);
    }

    public StoreException(ErrorCode code, String message, @Nullable Throwable cause) {
        this(code, message, cause, null);
    }

    private StoreException(ErrorCode code, String message, @Nullable Throwable cause, @Nullable Item item) {
        // A false condition is an everyday answer: it does not pay for a stack trace.
        super(message, cause, true, code != ErrorCode.CONDITIONAL_CHECK_FAILED);
        this.code = code;
        this.item = item;
    }

    public static StoreException validation(String message) {
        return new StoreException(ErrorCode.VALIDATION, message);
    }

    /**
     * The answer to a write whose condition was false.
     *
     * @param item the item as it is, if the request asked for it
     */
    public static StoreException conditionFailed(@Nullable Item item) {
        return new StoreException(ErrorCode.CONDITIONAL_CHECK_FAILED, "The conditional request failed", null, item);
    }

    public ErrorCode code() {
        return code;
    }

    /** The item whose condition failed, if the request asked for it. */
    public @Nullable Item item() {
        return item;
    }
}
