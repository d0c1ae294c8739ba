package io.partita.engine.server.policy;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What conditions of policies can be about.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Using
 * IAM policy conditions for fine-grained access control</a>.
 */
public enum ConditionKey {
    /**
     * The partition keys of the items of a request, strings as they are, numbers in normal form and binaries in
     * Base64; absent where a request names none, as a Scan.
     */
    LEADING_KEYS("dynamodb:LeadingKeys", true),
    /** The top-level attributes that a request names: keys, projections, expressions. */
    ATTRIBUTES("dynamodb:Attributes", true),
    /** The parameter {@code Select} of Query and Scan, or what stands for it if it is left out. */
    SELECT("dynamodb:Select", false),
    /** The parameter {@code ReturnValues} of writes. */
    RETURN_VALUES("dynamodb:ReturnValues", false),
    /** The parameter {@code ReturnConsumedCapacity}. */
    RETURN_CONSUMED_CAPACITY("dynamodb:ReturnConsumedCapacity", false),
    /** {@code true} if a PartiQL statement reads a whole table or index, {@code false} if not. */
    FULL_TABLE_SCAN("dynamodb:FullTableScan", false),
    /** The operation of which the action is a part: {@code TransactWriteItems}; absent outside of one. */
    ENCLOSING_OPERATION("dynamodb:EnclosingOperation", false),
    /** The name of the user; no request needs to bring it. */
    USER_NAME("aws:username", false),
    /** The address from which the request came, without a port. */
    SOURCE_IP("aws:SourceIp", false);

    private static final Map<String, ConditionKey> BY_NAME = Stream.of(values())
            .collect(Collectors.toMap(key -> key.text.toLowerCase(Locale.ROOT), Function.identity()));

    private final String text;
    private final boolean hasSeveralValues;

    ConditionKey(String text, boolean hasSeveralValues) {
        this.text = text;
        this.hasSeveralValues = hasSeveralValues;
    }

    /** As policies write it. */
    public String text() {
        return text;
    }

    /** Whether one request can have several values of it, so that a condition must say how many it is about. */
    boolean hasSeveralValues() {
        return hasSeveralValues;
    }

    static @Nullable ConditionKey find(String text) {
        return BY_NAME.get(text.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return text;
    }
}
