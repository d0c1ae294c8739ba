package io.partita.engine.server.item;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.server.policy.ConditionKey;
import io.partita.engine.server.wire.Parameters;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What conditions of policies may ask of a request about items.
 *
 * <p>Source: <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Using IAM policy
 * conditions for fine-grained access control</a>.
 */
final class Facts {
    private final Map<ConditionKey, List<String>> values = new EnumMap<>(ConditionKey.class);

    /** Collects them; only called if a policy asks. */
    @FunctionalInterface
    interface Telling {
        /**
         * Tells them.
         *
         * @param definition of the table, or null if there is none of this name
         */
        void tell(@Nullable TableDefinition definition, Facts facts);
    }

    @Nullable
    List<String> values(ConditionKey key) {
        return values.get(key);
    }

    /** The partition keys of these items. */
    Facts leadingKeys(@Nullable TableDefinition definition, Collection<Map<String, AttributeValue>> items) {
        return leadingKeys(
                definition == null ? null : definition.key().partition().name(), items);
    }

    /** The values of the partition key in these items. */
    Facts leadingKeys(@Nullable String partitionKey, Collection<Map<String, AttributeValue>> items) {
        if (partitionKey == null) {
            return this;
        }
        Set<String> keys = new LinkedHashSet<>();
        for (Map<String, AttributeValue> item : items) {
            AttributeValue value = item.get(partitionKey);
            if (value != null) {
                keys.add(LeadingKey.text(value));
            }
        }
        values.put(ConditionKey.LEADING_KEYS, List.copyOf(keys));
        return this;
    }

    /** The attributes that are named. */
    Facts attributes(Collection<String> names) {
        if (!names.isEmpty()) {
            values.put(ConditionKey.ATTRIBUTES, List.copyOf(names));
        }
        return this;
    }

    /** What stands for Select is what is read if it is left out. */
    Facts select(Parameters request) {
        String otherwise = request.has(ItemMembers.PROJECTION) || request.has(ItemMembers.ATTRIBUTES_TO_GET)
                ? "SPECIFIC_ATTRIBUTES"
                : request.has(ItemMembers.INDEX_NAME) ? "ALL_PROJECTED_ATTRIBUTES" : "ALL_ATTRIBUTES";
        values.put(ConditionKey.SELECT, List.of(request.get(ItemMembers.SELECT, otherwise)));
        return this;
    }

    Facts returnValues(Parameters request) {
        values.put(ConditionKey.RETURN_VALUES, List.of(request.get(ItemMembers.RETURN_VALUES, "NONE")));
        return this;
    }

    Facts returnConsumedCapacity(Parameters request) {
        values.put(
                ConditionKey.RETURN_CONSUMED_CAPACITY,
                List.of(request.get(ItemMembers.RETURN_CONSUMED_CAPACITY, "NONE")));
        return this;
    }
}
