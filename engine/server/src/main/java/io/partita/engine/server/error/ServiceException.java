package io.partita.engine.server.error;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request that failed, as its answer will say. It has no stack trace: most are everyday answers to callers. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorType type;
    private final ErrorCode code;
    private final @Nullable String text;
    private final transient @Nullable Item item;
    private final transient List<CancellationReason> reasons;

    private ServiceException(ErrorType type, ErrorCode code, @Nullable String text, @Nullable Item item) {
        this(type, code, text, item, List.of());
    }

    private ServiceException(
            ErrorType type,
            ErrorCode code,
            @Nullable String text,
            @Nullable Item item,
            List<CancellationReason> reasons) {
        super(text, null, false, false);
        this.reasons = List.copyOf(reasons);
        this.type = type;
        this.code = code;
        this.text = text;
        this.item = item;
    }

    /**
     * A failure of a type.
     *
     * @param text what the answer says, or null if it says nothing but the type
     */
    public ServiceException(ErrorType type, @Nullable String text) {
        this(type, code(type), text, null);
    }

    public static ServiceException validation(String text) {
        return new ServiceException(ErrorType.VALIDATION, text);
    }

    /** A table or index that there is not, or that its caller is not to know of. */
    public static ServiceException notFound() {
        return new ServiceException(ErrorType.RESOURCE_NOT_FOUND, "Requested resource not found");
    }

    public static ServiceException serialization(@Nullable String text) {
        return new ServiceException(ErrorType.SERIALIZATION, text);
    }

    /** What a failure of the store is to a caller. */
    public static ServiceException of(StoreException failure) {
        return new ServiceException(type(failure.code()), failure.code(), failure.getMessage(), failure.item());
    }

    /** A transaction that was not done, with a reason for each of its parts. */
    public static ServiceException transactionCanceled(List<CancellationReason> reasons) {
        String codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
        return new ServiceException(
                ErrorType.TRANSACTION_CANCELED,
                code(ErrorType.TRANSACTION_CANCELED),
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes,
                null,
                reasons);
    }

    /** A defect: whoever asked learns that there was one, and the log learns which. */
    public static ServiceException internal() {
        return new ServiceException(ErrorType.INTERNAL, ErrorCode.INTERNAL, "Internal server error", null);
    }

    private static ErrorType type(ErrorCode code) {
        return switch (code) {
            case VALIDATION -> ErrorType.VALIDATION;
            case RESOURCE_NOT_FOUND -> ErrorType.RESOURCE_NOT_FOUND;
            case RESOURCE_IN_USE -> ErrorType.RESOURCE_IN_USE;
            case CONDITIONAL_CHECK_FAILED -> ErrorType.CONDITIONAL_CHECK_FAILED;
            case DUPLICATE_ITEM -> ErrorType.DUPLICATE_ITEM;
            case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED -> ErrorType.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED;
            case LIMIT_EXCEEDED -> ErrorType.LIMIT_EXCEEDED;
            case THROTTLED -> ErrorType.THROTTLING;
            case ACCESS_DENIED -> ErrorType.ACCESS_DENIED;
            case NOT_SUPPORTED -> ErrorType.UNKNOWN_OPERATION;
            case LOCKED, STORAGE_FULL, UNAVAILABLE, MOVED -> ErrorType.SERVICE_UNAVAILABLE;
            case FOREIGN_DATA, CORRUPTION, UNKNOWN_OUTCOME, INTERNAL -> ErrorType.INTERNAL;
        };
    }

    private static ErrorCode code(ErrorType type) {
        return switch (type) {
            case RESOURCE_NOT_FOUND -> ErrorCode.RESOURCE_NOT_FOUND;
            case RESOURCE_IN_USE -> ErrorCode.RESOURCE_IN_USE;
            case CONDITIONAL_CHECK_FAILED, TRANSACTION_CANCELED -> ErrorCode.CONDITIONAL_CHECK_FAILED;
            case DUPLICATE_ITEM -> ErrorCode.DUPLICATE_ITEM;
            case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED -> ErrorCode.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED;
            case LIMIT_EXCEEDED -> ErrorCode.LIMIT_EXCEEDED;
            case THROTTLING -> ErrorCode.THROTTLED;
            case UNKNOWN_OPERATION -> ErrorCode.NOT_SUPPORTED;
            case SERVICE_UNAVAILABLE -> ErrorCode.UNAVAILABLE;
            case INTERNAL -> ErrorCode.INTERNAL;
            case ACCESS_DENIED,
                    MISSING_AUTHENTICATION_TOKEN,
                    INCOMPLETE_SIGNATURE,
                    INVALID_SIGNATURE,
                    UNRECOGNIZED_CLIENT,
                    EXPIRED_TOKEN -> ErrorCode.ACCESS_DENIED;
            case SERIALIZATION, VALIDATION -> ErrorCode.VALIDATION;
        };
    }

    public ErrorType type() {
        return type;
    }

    /** The code by which a store names the failure; it travels in a header, so that nothing is lost on the way. */
    public ErrorCode code() {
        return code;
    }

    /** What the answer says, or null if it says nothing but the type. */
    public @Nullable String text() {
        return text;
    }

    /** The item whose condition failed, if the request asked for it. */
    public @Nullable Item item() {
        return item;
    }

    /** Why a transaction was not done, a reason for each of its parts; empty for other failures. */
    public List<CancellationReason> reasons() {
        return reasons;
    }
}
