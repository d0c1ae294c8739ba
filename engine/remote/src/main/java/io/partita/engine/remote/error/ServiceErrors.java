package io.partita.engine.remote.error;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.Item;
import io.partita.engine.remote.value.EngineValues;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The errors that an endpoint answers.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 * handling with DynamoDB</a>.
 */
final class ServiceErrors {
    /** A Partita server says here which code it is if the protocol has no error of its own for it. */
    static final String CODE_HEADER = "x-partita-error";

    private static final int PROXY_AUTHENTICATION = 407;

    private static final Map<String, ErrorCode> CODES = Map.ofEntries(
            Map.entry("ValidationException", ErrorCode.VALIDATION),
            Map.entry("SerializationException", ErrorCode.VALIDATION),
            Map.entry("ResourceNotFoundException", ErrorCode.RESOURCE_NOT_FOUND),
            Map.entry("TableNotFoundException", ErrorCode.RESOURCE_NOT_FOUND),
            Map.entry("IndexNotFoundException", ErrorCode.RESOURCE_NOT_FOUND),
            Map.entry("ResourceInUseException", ErrorCode.RESOURCE_IN_USE),
            Map.entry("TableInUseException", ErrorCode.RESOURCE_IN_USE),
            Map.entry("TableAlreadyExistsException", ErrorCode.RESOURCE_IN_USE),
            Map.entry("ConditionalCheckFailedException", ErrorCode.CONDITIONAL_CHECK_FAILED),
            Map.entry("ItemCollectionSizeLimitExceededException", ErrorCode.ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED),
            Map.entry("LimitExceededException", ErrorCode.LIMIT_EXCEEDED),
            Map.entry("ProvisionedThroughputExceededException", ErrorCode.THROTTLED),
            Map.entry("ThrottlingException", ErrorCode.THROTTLED),
            Map.entry("RequestLimitExceeded", ErrorCode.THROTTLED),
            Map.entry("TransactionConflictException", ErrorCode.THROTTLED),
            Map.entry("AccessDeniedException", ErrorCode.ACCESS_DENIED),
            Map.entry("UnrecognizedClientException", ErrorCode.ACCESS_DENIED),
            Map.entry("IncompleteSignatureException", ErrorCode.ACCESS_DENIED),
            Map.entry("InvalidSignatureException", ErrorCode.ACCESS_DENIED),
            Map.entry("MissingAuthenticationTokenException", ErrorCode.ACCESS_DENIED),
            Map.entry("MissingAuthenticationToken", ErrorCode.ACCESS_DENIED),
            Map.entry("ExpiredTokenException", ErrorCode.ACCESS_DENIED),
            Map.entry("UnknownOperationException", ErrorCode.NOT_SUPPORTED),
            Map.entry("ServiceUnavailable", ErrorCode.UNAVAILABLE),
            Map.entry("ServiceUnavailableException", ErrorCode.UNAVAILABLE),
            Map.entry("InternalServerError", ErrorCode.INTERNAL),
            Map.entry("InternalFailure", ErrorCode.INTERNAL));

    private ServiceErrors() {}

    static StoreException of(AwsServiceException failure) {
        ErrorCode code = code(failure);
        if (code == ErrorCode.CONDITIONAL_CHECK_FAILED) {
            return StoreException.conditionFailed(item(failure));
        }
        return new StoreException(code, message(failure), failure);
    }

    private static ErrorCode code(AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        if (details == null) {
            return byStatus(failure.statusCode());
        }
        Optional<ErrorCode> told = Optional.ofNullable(details.sdkHttpResponse())
                .flatMap(response -> response.firstMatchingHeader(CODE_HEADER))
                .flatMap(ServiceErrors::named);
        if (told.isPresent()) {
            return told.get();
        }
        ErrorCode code = details.errorCode() == null ? null : CODES.get(details.errorCode());
        return code == null ? byStatus(failure.statusCode()) : code;
    }

    private static Optional<ErrorCode> named(String name) {
        for (ErrorCode code : ErrorCode.values()) {
            if (code.name().equals(name)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    /** Of what is not known by its name, for instance the answer of a proxy. */
    private static ErrorCode byStatus(int status) {
        return switch (status) {
            case 401, 403, PROXY_AUTHENTICATION -> ErrorCode.ACCESS_DENIED;
            case 429 -> ErrorCode.THROTTLED;
            case 502, 503, 504 -> ErrorCode.UNAVAILABLE;
            default -> status >= 400 && status < 500 ? ErrorCode.VALIDATION : ErrorCode.INTERNAL;
        };
    }

    /** In the words of the service, without what the SDK adds. */
    private static String message(AwsServiceException failure) {
        if (failure.statusCode() == PROXY_AUTHENTICATION) {
            return "the proxy wants to know who asks, and the user of the property proxy is not one of its; write"
                    + " http://user:password@host:port";
        }
        AwsErrorDetails details = failure.awsErrorDetails();
        String text = details == null ? null : details.errorMessage();
        if (text != null && !text.isEmpty()) {
            return text;
        }
        String name = details == null || details.errorCode() == null ? "an error without name" : details.errorCode();
        return "the endpoint answered " + name + " (HTTP status " + failure.statusCode() + ")";
    }

    private static @Nullable Item item(AwsServiceException failure) {
        return failure instanceof ConditionalCheckFailedException failed && failed.hasItem()
                ? EngineValues.item(failed.item())
                : null;
    }
}
