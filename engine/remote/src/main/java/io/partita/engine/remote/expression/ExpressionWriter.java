package io.partita.engine.remote.expression;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.ConditionLimits;
import io.partita.engine.api.expression.KeyCondition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.table.KeySchema;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes the expressions of one request, whose placeholders are one set. For one request and one thread.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html">Using
 * expressions in DynamoDB</a>.
 */
public final class ExpressionWriter {
    private final Placeholders placeholders = new Placeholders();

    /**
     * A ConditionExpression, or null if there is none or it is always true.
     *
     * @throws StoreException VALIDATION if it has more operators than the protocol takes
     */
    public @Nullable String condition(@Nullable Condition condition) {
        return write(condition, "ConditionExpression");
    }

    /**
     * A FilterExpression, or null if there is none or it is always true.
     *
     * @throws StoreException VALIDATION if it has more operators than the protocol takes
     */
    public @Nullable String filter(@Nullable Condition filter) {
        return write(filter, "FilterExpression");
    }

    private @Nullable String write(@Nullable Condition condition, String parameter) {
        if (condition == null) {
            return null;
        }
        ConditionLimits.check(condition, parameter);
        Condition simplified = Simplification.of(condition);
        return simplified.equals(Decided.TRUE) ? null : ConditionText.of(simplified, placeholders);
    }

    /** A ProjectionExpression, or null for everything. */
    public @Nullable String projection(Projection projection) {
        if (projection.isAll()) {
            return null;
        }
        StringJoiner paths = new StringJoiner(",");
        for (Path path : projection.paths()) {
            paths.add(placeholders.path(path));
        }
        return paths.toString();
    }

    /** An UpdateExpression, or null if the update has no actions. */
    public @Nullable String update(Update update) {
        return update.actions().isEmpty() ? null : UpdateText.of(update.actions(), placeholders);
    }

    /**
     * A KeyConditionExpression.
     *
     * @param key of the table or index that is queried
     * @throws StoreException VALIDATION if there is a condition on the sort key of a key that has none
     */
    public String keyCondition(KeySchema key, KeyCondition condition) {
        return KeyConditionText.of(key, condition, placeholders);
    }

    /** Whether no sort key can satisfy the condition, which the protocol refuses to be asked then. */
    public static boolean matchesNothing(KeyCondition condition) {
        return KeyConditionText.matchesNothing(condition);
    }

    /** ExpressionAttributeNames, or null if no expression has been written that has any. */
    public @Nullable Map<String, String> names() {
        return placeholders.attributes().isEmpty() ? null : placeholders.attributes();
    }

    /** ExpressionAttributeValues, or null if no expression has been written that has any. */
    public @Nullable Map<String, AttributeValue> values() {
        return placeholders.constants().isEmpty() ? null : placeholders.constants();
    }
}
