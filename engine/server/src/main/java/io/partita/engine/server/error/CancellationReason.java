package io.partita.engine.server.error;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import org.jspecify.annotations.Nullable;

/**
 * What one part of a transaction or of a batch had to do with its failure. Its codes are shorter than those of whole
 * requests.
 *
 * @param code as in {@code ConditionalCheckFailed}
 * @param message null if there is nothing to say
 * @param item the item whose condition failed, if the request asked for it
 */
public record CancellationReason(
        String code, @Nullable String message, @Nullable Item item) {

    /** It would have been done. */
    public static final CancellationReason NONE = new CancellationReason("None", null, null);

    /** It failed. */
    public static CancellationReason of(StoreException failure) {
        return new CancellationReason(code(failure.code()), failure.getMessage(), failure.item());
    }

    private static String code(ErrorCode code) {
        return switch (code) {
            case VALIDATION, NOT_SUPPORTED -> "ValidationError";
            case RESOURCE_NOT_FOUND, RESOURCE_IN_USE -> "ResourceNotFound";
            case CONDITIONAL_CHECK_FAILED -> "ConditionalCheckFailed";
            case DUPLICATE_ITEM -> "DuplicateItem";
            case ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED -> "ItemCollectionSizeLimitExceeded";
            case LIMIT_EXCEEDED -> "RequestLimitExceeded";
            case THROTTLED -> "ThrottlingError";
            case ACCESS_DENIED -> "AccessDenied";
            case LOCKED, FOREIGN_DATA, STORAGE_FULL, CORRUPTION, UNAVAILABLE, MOVED, UNKNOWN_OUTCOME, INTERNAL ->
                "InternalServerError";
        };
    }
}
