package io.partita.engine.server.item;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Path;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.expression.Expressions;
import io.partita.engine.server.expression.KeyTerms;
import io.partita.engine.server.legacy.AttributeUpdate;
import io.partita.engine.server.legacy.Comparison;
import io.partita.engine.server.legacy.ComparisonOperator;
import io.partita.engine.server.legacy.Expectation;
import io.partita.engine.server.wire.Attribute;
import io.partita.engine.server.wire.Attributes;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The expressions of a request, or the older parameters that say the same; never both. For one thread. */
final class ExpressionParameters {
    private final Parameters request;
    private final boolean anyExpression;
    private final Set<String> named = new LinkedHashSet<>();
    private @Nullable Expressions expressions;

    private ExpressionParameters(Parameters request, boolean anyExpression) {
        this.request = request;
        this.anyExpression = anyExpression;
    }

    /**
     * The parameters of a request.
     *
     * @param ofExpressions those that are expressions
     * @param older those that came before them
     * @throws ServiceException VALIDATION if they do not go together
     */
    static ExpressionParameters of(Parameters request, List<Member<String>> ofExpressions, List<Member<?>> older) {
        List<Member<String>> given = ofExpressions.stream().filter(request::has).toList();
        if (!given.isEmpty()) {
            List<Member<?>> mixed = older.stream()
                    .filter(request::has)
                    .filter(member -> member != ItemMembers.KEY_CONDITIONS || request.has(ItemMembers.KEY_CONDITION))
                    .toList();
            if (!mixed.isEmpty()) {
                throw ServiceException.validation(
                        "Can not use both expression and non-expression parameters in the same request: Non-expression"
                                + " parameters: {" + names(mixed) + "} Expression parameters: {" + names(given) + "}");
            }
        }
        if (request.hasMember(ItemMembers.NAMES) && request.has(ItemMembers.NAMES) && given.isEmpty()) {
            throw ServiceException.validation("ExpressionAttributeNames can only be specified when using expressions");
        }
        checkValuesAreOfUse(request, ofExpressions);
        return new ExpressionParameters(request, !given.isEmpty());
    }

    private static String names(Collection<? extends Member<?>> members) {
        return members.stream().map(Member::name).collect(Collectors.joining(", "));
    }

    private static void checkValuesAreOfUse(Parameters request, List<Member<String>> ofExpressions) {
        List<Member<String>> withValues = ofExpressions.stream()
                .filter(member -> member != ItemMembers.PROJECTION)
                .toList();
        if (!withValues.isEmpty()
                && request.has(ItemMembers.VALUES)
                && withValues.stream().noneMatch(request::has)) {
            throw ServiceException.validation("ExpressionAttributeValues can only be specified when using expressions: "
                    + withValues.stream().map(Member::name).collect(Collectors.joining(" and "))
                    + (withValues.size() > 1 ? " are null" : " is null"));
        }
    }

    private Expressions expressions() {
        Expressions known = expressions;
        if (known == null) {
            known = Expressions.of(substitutedNames(), substitutedValues());
            expressions = known;
        }
        return known;
    }

    private Map<String, String> substitutedNames() {
        Map<String, String> names = request.get(ItemMembers.NAMES);
        if (names == null) {
            return Map.of();
        }
        Expressions.checkNames(names);
        return names;
    }

    private Map<String, AttributeValue> substitutedValues() {
        Attributes values = request.hasMember(ItemMembers.VALUES) ? request.get(ItemMembers.VALUES) : null;
        if (values == null) {
            return Map.of();
        }
        Expressions.checkValues(values.names());
        return values.checked(fault ->
                "ExpressionAttributeValues contains invalid value: " + fault + " for key " + values.faultyName());
    }

    /** The condition of a write, or null if there is none. */
    @Nullable
    Condition condition() {
        String text = request.get(ItemMembers.CONDITION);
        if (text != null) {
            return expressions().condition(ItemMembers.CONDITION.name(), text);
        }
        Map<String, Parameters> expected = request.get(ItemMembers.EXPECTED);
        checkConditionalOperator(expected, ItemMembers.EXPECTED);
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

    private @Nullable Condition joined(List<Condition> conditions) {
        if (conditions.size() <= 1) {
            return conditions.isEmpty() ? null : conditions.get(0);
        }
        return "OR".equals(request.get(ItemMembers.CONDITIONAL_OPERATOR))
                ? new Condition.Or(conditions)
                : new Condition.And(conditions);
    }

    private void checkConditionalOperator(@Nullable Map<String, Parameters> conditions, Member<?> member) {
        if (request.has(ItemMembers.CONDITIONAL_OPERATOR) && (conditions == null || conditions.isEmpty())) {
            throw ServiceException.validation("ConditionalOperator cannot be used without Filter or Expected");
        } else if (request.has(ItemMembers.CONDITIONAL_OPERATOR) && conditions != null && conditions.size() == 1) {
            throw ServiceException.validation(
                    "One or more parameter values were invalid: ConditionalOperator can only be used when "
                            + (member == ItemMembers.EXPECTED ? "Expected" : "Filter")
                            + " has two or more elements");
        }
    }

    /**
     * The filter of a read that is said without an expression, or null if there is none.
     *
     * @param older the member that says it
     */
    @Nullable
    Condition olderFilter(Member<Map<String, Parameters>> older) {
        Map<String, Parameters> filter = request.get(older);
        checkConditionalOperator(filter, older);
        if (filter == null) {
            return null;
        }
        List<Condition> conditions = new ArrayList<>();
        filter.forEach(
                (attribute, comparison) -> conditions.add(comparison(comparison).on(attribute)));
        named.addAll(filter.keySet());
        return joined(conditions);
    }

    /**
     * The filter of a read, or null if there is none.
     *
     * @param older what is said without an expression, which is read before
     */
    @Nullable
    Condition filter(@Nullable Condition older) {
        String text = request.get(ItemMembers.FILTER);
        return text == null ? older : expressions().condition(ItemMembers.FILTER.name(), text);
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
     * The key condition of a query.
     *
     * @throws ServiceException VALIDATION if there is none
     */
    KeyTerms keyCondition() {
        String text = request.get(ItemMembers.KEY_CONDITION);
        Map<String, Parameters> older = request.get(ItemMembers.KEY_CONDITIONS);
        if (text != null) {
            return expressions().keyCondition(text);
        } else if (older == null) {
            throw ServiceException.validation(
                    "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
        }
        Map<String, KeyTerms.Term> terms = new LinkedHashMap<>();
        older.forEach((attribute, comparison) ->
                terms.put(attribute, comparison(comparison).ofKey()));
        named.addAll(older.keySet());
        return new KeyTerms(terms);
    }

    /** The projection of a read. */
    Projection projection() {
        return projection(olderProjection());
    }

    /**
     * The projection of a read.
     *
     * @param older what is said without an expression, which is read before
     */
    Projection projection(Projection older) {
        String text = request.get(ItemMembers.PROJECTION);
        return text == null ? older : expressions().projection(text);
    }

    /** The projection of a read that is said without an expression. */
    Projection olderProjection() {
        List<String> older = request.get(ItemMembers.ATTRIBUTES_TO_GET);
        if (older == null) {
            return Projection.ALL;
        }
        Set<String> distinct = new HashSet<>();
        for (String attribute : older) {
            if (!distinct.add(attribute)) {
                throw ServiceException.validation(
                        "One or more parameter values were invalid: Duplicate value in attribute name: " + attribute);
            }
        }
        named.addAll(older);
        return Projection.of(older.stream().map(Path::of).toList());
    }

    /** What an update does. */
    Update update() {
        String text = request.get(ItemMembers.UPDATE);
        if (text != null) {
            return expressions().update(text);
        }
        List<Update.Action> actions = new ArrayList<>();
        request.get(ItemMembers.ATTRIBUTE_UPDATES, Map.of()).forEach((attribute, given) -> {
            Attribute value = given.get(ItemMembers.VALUE);
            actions.add(new AttributeUpdate(given.get(ItemMembers.ACTION), value == null ? null : value.checked())
                    .on(attribute));
            named.add(attribute);
        });
        return new Update(actions);
    }

    /** The top-level attributes that are named here, and others. */
    Collection<String> attributes(Collection<String> others) {
        Set<String> attributes = new LinkedHashSet<>(others);
        attributes.addAll(named);
        if (expressions != null) {
            attributes.addAll(expressions.attributes());
        }
        return attributes;
    }

    /**
     * Says that everything was read.
     *
     * @throws ServiceException VALIDATION if a name or value was given in vain
     */
    void finish() {
        if (anyExpression) {
            expressions().finish();
        }
    }
}
