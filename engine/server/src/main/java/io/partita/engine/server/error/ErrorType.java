package io.partita.engine.server.error;

/**
 * The types of errors of the protocol.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 * handling with DynamoDB</a>.
 */
public enum ErrorType {
    SERIALIZATION(Namespace.SERVICE, "SerializationException", 400),
    UNKNOWN_OPERATION(Namespace.SERVICE, "UnknownOperationException", 400),
    ACCESS_DENIED(Namespace.SERVICE, "AccessDeniedException", 400),
    MISSING_AUTHENTICATION_TOKEN(Namespace.SERVICE, "MissingAuthenticationTokenException", 400),
    INCOMPLETE_SIGNATURE(Namespace.SERVICE, "IncompleteSignatureException", 400),
    INVALID_SIGNATURE(Namespace.SERVICE, "InvalidSignatureException", 400),
    UNRECOGNIZED_CLIENT(Namespace.SERVICE, "UnrecognizedClientException", 400),
    EXPIRED_TOKEN(Namespace.SERVICE, "ExpiredTokenException", 400),
    THROTTLING(Namespace.AVAILABILITY, "ThrottlingException", 400),
    SERVICE_UNAVAILABLE(Namespace.AVAILABILITY, "ServiceUnavailable", 503),
    VALIDATION(Namespace.VALIDATE, "ValidationException", 400),
    CONDITIONAL_CHECK_FAILED(Namespace.DYNAMODB, "ConditionalCheckFailedException", 400),
    DUPLICATE_ITEM(Namespace.DYNAMODB, "DuplicateItemException", 400),
    TRANSACTION_CANCELED(Namespace.DYNAMODB, "TransactionCanceledException", 400),
    ITEM_COLLECTION_SIZE_LIMIT_EXCEEDED(Namespace.DYNAMODB, "ItemCollectionSizeLimitExceededException", 400),
    LIMIT_EXCEEDED(Namespace.DYNAMODB, "LimitExceededException", 400),
    RESOURCE_IN_USE(Namespace.DYNAMODB, "ResourceInUseException", 400),
    RESOURCE_NOT_FOUND(Namespace.DYNAMODB, "ResourceNotFoundException", 400),
    INTERNAL(Namespace.DYNAMODB, "InternalServerError", 500);

    private final String namespace;
    private final String name;
    private final int status;

    ErrorType(String namespace, String name, int status) {
        this.namespace = namespace;
        this.name = name;
        this.status = status;
    }

    /** As an answer names it: {@code com.amazon.coral.validate#ValidationException}. */
    public String qualifiedName() {
        return namespace + name;
    }

    /** Without the namespace. */
    public String simpleName() {
        return name;
    }

    /** The status of the HTTP answer. */
    public int status() {
        return status;
    }

    private static final class Namespace {
        private static final String SERVICE = "com.amazon.coral.service#";
        private static final String AVAILABILITY = "com.amazon.coral.availability#";
        private static final String VALIDATE = "com.amazon.coral.validate#";
        private static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";
    }
}
