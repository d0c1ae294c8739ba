package io.partita.engine.server.item;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.expression.KeyTerms;
import io.partita.engine.server.legacy.AttributeUpdate;
import io.partita.engine.server.legacy.Comparison;
import io.partita.engine.server.legacy.ComparisonOperator;
import io.partita.engine.server.legacy.Expectation;
import io.partita.engine.server.wire.Attribute;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of a request that were there before expressions, and say the same. For one thread. */
final class OlderParameters {
    private final Parameters request;
    private final Set<String> named = new LinkedHashSet<>();

    OlderParameters(Parameters request) {
        this.request = request;
    }

    /** The condition of a write, or null if there is none. */
    @Nullable
    Condition condition() {
        Map<String, Parameters> expected = request.get(ItemMembers.EXPECTED);
        checkConditionalOperator(expected, "Expected");
        if (expected == null) {
            return null;
        }
        List<Condition> conditions = new ArrayList<>();
        expected.forEach((attribute, expectation) ->
                conditions.add(expectation(expectation).comparison(attribute).on(attribute)));
        named.addAll(expected.keySet());
        return joined(conditions);
    }

    private static Expectation expectation(Parameters given) {
        Attribute value = given.get(ItemMembers.VALUE);
        String operator = given.get(ItemMembers.COMPARISON_OPERATOR);
        List<Attribute> list = given.get(ItemMembers.ATTRIBUTE_VALUE_LIST);
        return new Expectation(
                value == null ? null : value.checked(),
                given.get(ItemMembers.EXISTS),
                operator == null ? null : ComparisonOperator.valueOf(operator),
                list == null ? null : list.stream().map(Attribute::checked).toList());
    }

    /**
     * The filter of a read, or null if there is none.
     *
     * @param member that says it
     */
    @Nullable
    Condition filter(Member<Map<String, Parameters>> member) {
        Map<String, Parameters> filter = request.get(member);
        checkConditionalOperator(filter, "Filter");
        if (filter == null) {
            return null;
        }
        List<Condition> conditions = new ArrayList<>();
        filter.forEach(
                (attribute, comparison) -> conditions.add(comparison(comparison).on(attribute)));
        named.addAll(filter.keySet());
        return joined(conditions);
    }

    private void checkConditionalOperator(@Nullable Map<String, Parameters> conditions, String of) {
        if (!request.has(ItemMembers.CONDITIONAL_OPERATOR)) {
            return;
        } else if (conditions == null || conditions.isEmpty()) {
            throw ServiceException.validation("ConditionalOperator cannot be used without Filter or Expected");
        } else if (conditions.size() == 1) {
            throw ServiceException.validation(
                    "One or more parameter values were invalid: ConditionalOperator can only be used when " + of
                            + " has two or more elements");
        }
    }

    private @Nullable Condition joined(List<Condition> conditions) {
        if (conditions.size() <= 1) {
            return conditions.isEmpty() ? null : conditions.get(0);
        }
        return "OR".equals(request.get(ItemMembers.CONDITIONAL_OPERATOR))
                ? new Condition.Or(conditions)
                : new Condition.And(conditions);
    }

    private static Comparison comparison(Parameters given) {
        List<AttributeValue> values = given.get(ItemMembers.ATTRIBUTE_VALUE_LIST, List.of()).stream()
                .map(Attribute::checked)
                .toList();
        return new Comparison(
                        ComparisonOperator.valueOf(given.require(ItemMembers.REQUIRED_COMPARISON_OPERATOR)), values)
                .checked();
    }

    /**
     * The key condition of a query that has no expression for it.
     *
     * @throws ServiceException VALIDATION if there is none
     */
    KeyTerms keyCondition() {
        Map<String, Parameters> conditions = request.get(ItemMembers.KEY_CONDITIONS);
        if (conditions == null) {
            throw ServiceException.validation(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        Map<String, KeyTerms.Term> terms = new LinkedHashMap<>();
        conditions.forEach((attribute, comparison) ->
                terms.put(attribute, comparison(comparison).ofKey()));
        named.addAll(conditions.keySet());
        return new KeyTerms(terms);
    }

    /** The projection of a read. */
    Projection projection() {
        List<String> attributes = request.get(ItemMembers.ATTRIBUTES_TO_GET);
        if (attributes == null) {
            return Projection.ALL;
        }
        Set<String> distinct = new HashSet<>();
        for (String attribute : attributes) {
            if (!distinct.add(attribute)) {
                throw ServiceException.validation(
                        "One or more parameter values were invalid: Duplicate value in attribute name: " + attribute);
            }
        }
        named.addAll(attributes);
        return Projection.of(attributes.stream().map(Path::of).toList());
    }

    /** What an update does. */
    Update update() {
        List<Update.Action> actions = new ArrayList<>();
        request.get(ItemMembers.ATTRIBUTE_UPDATES, Map.of()).forEach((attribute, given) -> {
            Attribute value = given.get(ItemMembers.VALUE);
            actions.add(new AttributeUpdate(given.get(ItemMembers.ACTION), value == null ? null : value.checked())
                    .on(attribute));
            named.add(attribute);
        });
        return new Update(actions);
    }

    /** The attributes that were named in what was read. */
    Collection<String> attributes() {
        return named;
    }
}
