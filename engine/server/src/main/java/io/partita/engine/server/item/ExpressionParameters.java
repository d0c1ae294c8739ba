package io.partita.engine.server.item;

import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Projection;
import io.partita.engine.api.expression.Update;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.expression.Expressions;
import io.partita.engine.server.expression.KeyTerms;
import io.partita.engine.server.wire.Attributes;
import io.partita.engine.server.wire.Member;
import io.partita.engine.server.wire.Parameters;
import java.util.Collection;
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
    private final OlderParameters older;
    private @Nullable Expressions expressions;

    private ExpressionParameters(Parameters request, boolean anyExpression) {
        this.request = request;
        this.older = new OlderParameters(request);
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
        if (request.has(ItemMembers.NAMES) && given.isEmpty()) {
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

    /** What says the same without an expression. */
    OlderParameters older() {
        return older;
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
        return text == null ? older.condition() : expressions().condition(ItemMembers.CONDITION.name(), text);
    }

    /**
     * The filter of a read, or null if there is none.
     *
     * @param olderFilter what is said without an expression, which is read before
     */
    @Nullable
    Condition filter(@Nullable Condition olderFilter) {
        String text = request.get(ItemMembers.FILTER);
        return text == null ? olderFilter : expressions().condition(ItemMembers.FILTER.name(), text);
    }

    /**
     * The key condition of a query.
     *
     * @throws ServiceException VALIDATION if there is none
     */
    KeyTerms keyCondition() {
        String text = request.get(ItemMembers.KEY_CONDITION);
        return text == null ? older.keyCondition() : expressions().keyCondition(text);
    }

    /** The projection of a read. */
    Projection projection() {
        return projection(older.projection());
    }

    /**
     * The projection of a read.
     *
     * @param olderProjection what is said without an expression, which is read before
     */
    Projection projection(Projection olderProjection) {
        String text = request.get(ItemMembers.PROJECTION);
        return text == null ? olderProjection : expressions().projection(text);
    }

    /** What an update does. */
    Update update() {
        String text = request.get(ItemMembers.UPDATE);
        return text == null ? older.update() : expressions().update(text);
    }

    /** The top-level attributes that are named here, and others. */
    Collection<String> attributes(Collection<String> others) {
        Set<String> attributes = new LinkedHashSet<>(others);
        attributes.addAll(older.attributes());
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
