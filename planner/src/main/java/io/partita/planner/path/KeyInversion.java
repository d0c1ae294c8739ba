package io.partita.planner.path;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.TableDefinition;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.KeyFunction;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Spread;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says conditions on what is computed of a key as conditions on the key itself, so that a path by the key is found:
 *
 * <ul>
 *   <li>where the key begins with {@code P}, {@code SUBSTRING(key, length of P + 1) = x} is {@code key = P || x}; so are
 *       IN, the beginning, and, because strings with one beginning are in the order of what is behind it, comparisons;
 *   <li>{@code UNSHARD(key, n) = x} is {@code key IN (x || '#0', ..., x || '#' || (n - 1))}.
 * </ul>
 *
 * <p>The same items satisfy the conjuncts before and after. Only what qualifies an item by being true is rewritten, so
 * nothing below a NOT: there it would matter whether something is false or unknown.
 */
final class KeyInversion {
    private final KnownValues known;
    private final Set<String> keys;
    private final List<Scalar> conjuncts;
    /** The key values that were made, with what they certainly begin with. */
    private final Map<Scalar, String> made = new HashMap<>();

    private KeyInversion(Table table, List<Scalar> conjuncts, KnownValues known) {
        this.known = known;
        this.keys = stringKeys(table.description().definition());
        this.conjuncts = conjuncts;
    }

    /** The conjuncts with all conditions that can be said of a key of the table or of its indexes said so. */
    static List<Scalar> apply(Table table, List<Scalar> conjuncts, KnownValues known) {
        return conjuncts.isEmpty() ? conjuncts : new KeyInversion(table, conjuncts, known).apply();
    }

    private static Set<String> stringKeys(TableDefinition definition) {
        Set<String> keys = new HashSet<>();
        addStringKeys(definition.key(), keys);
        for (IndexDefinition index : definition.indexes()) {
            addStringKeys(index.key(), keys);
        }
        return keys;
    }

    private static void addStringKeys(KeySchema key, Set<String> keys) {
        key.attributes().stream()
                .filter(attribute -> attribute.type() == AttributeType.S)
                .forEach(attribute -> keys.add(attribute.name()));
    }

    private List<Scalar> apply() {
        Set<Scalar> inverted = new LinkedHashSet<>();
        for (Scalar conjunct : conjuncts) {
            inverted.addAll(PredicateSimplifier.conjunctsOf(inverted(conjunct)));
        }
        return new PrefixRanges(List.copyOf(inverted), made).narrowed();
    }

    private Scalar inverted(Scalar condition) {
        if (!(condition instanceof Scalar.Call call) || !(call.function() instanceof ScalarFunctions function)) {
            return condition;
        }
        return switch (function) {
            case AND, OR ->
                new Scalar.Call(
                        function, call.operands().stream().map(this::inverted).toList());
            case EQUAL, IN, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, BETWEEN, BEGINS_WITH ->
                inverted(call, function);
            case LIKE -> beginning(call);
            default -> condition;
        };
    }

    private Scalar inverted(Scalar.Call call, ScalarFunctions function) {
        List<Scalar> values = call.operands().subList(1, call.operands().size());
        ComputedKey computed = ComputedKey.of(call.operands().get(0), known);
        if (computed == null
                || !keys.contains(computed.attribute().path().attribute())
                || !values.stream().allMatch(this::mayBeText)) {
            return call;
        }
        return computed instanceof ComputedKey.Rest rest
                ? ofRest(call, function, rest, values)
                : ofShards(call, function, (ComputedKey.Unsharded) computed, values);
    }

    /** A pattern that asks for a beginning; of any other the beginning is said beside it. */
    private Scalar beginning(Scalar.Call like) {
        KeyTerm.Prefix prefix = LikeText.prefixTerm(
                "", like.operands().subList(1, like.operands().size()));
        if (prefix == null) {
            return like;
        }
        Scalar.Call beginning = new Scalar.Call(
                ScalarFunctions.BEGINS_WITH, List.of(like.operands().get(0), prefix.prefix()));
        Scalar inverted = inverted(beginning, ScalarFunctions.BEGINS_WITH);
        if (inverted.equals(beginning)) {
            return like;
        }
        return prefix.exact() ? inverted : new Scalar.Call(ScalarFunctions.AND, List.of(inverted, like));
    }

    /** A value of another type is compared as the language has it, without a key. */
    private boolean mayBeText(Scalar value) {
        AttributeType type = known.type(value);
        return value.isConstant() && (type == null || type == AttributeType.S || Spread.isSpread(value));
    }

    private Scalar ofRest(Scalar.Call call, ScalarFunctions function, ComputedKey.Rest rest, List<Scalar> values) {
        String beginning = beginning(rest);
        if (beginning == null) {
            return call;
        }
        List<Scalar> operands = new ArrayList<>();
        operands.add(rest.attribute());
        for (Scalar value : values) {
            Scalar key = KeyFunction.prefixed(beginning, value);
            made.put(key, beginning);
            operands.add(key);
        }
        return new Scalar.Call(function, operands);
    }

    /** The characters that are skipped, if the conjuncts say which they are. */
    private @Nullable String beginning(ComputedKey.Rest rest) {
        for (Scalar conjunct : conjuncts) {
            if (KeyTerm.of(conjunct) instanceof KeyTerm.Prefix prefix
                    && prefix.attribute().equals(rest.attribute().path().attribute())
                    && known.value(prefix.prefix()) instanceof StringValue text
                    && text.value().codePointCount(0, text.value().length()) >= rest.skipped()) {
                return text.value().substring(0, text.value().offsetByCodePoints(0, rest.skipped()));
            }
        }
        return null;
    }

    private static Scalar ofShards(
            Scalar.Call call, ScalarFunctions function, ComputedKey.Unsharded unsharded, List<Scalar> values) {
        if (function != ScalarFunctions.EQUAL && function != ScalarFunctions.IN) {
            return call;
        }
        List<Scalar> operands = new ArrayList<>();
        operands.add(unsharded.attribute());
        for (Scalar value : values) {
            operands.add(KeyFunction.shards(value, unsharded.separator(), unsharded.shards()));
        }
        return new Scalar.Call(ScalarFunctions.IN, operands);
    }

    /** The attribute in whose order a scalar is, among the items that satisfy the conjuncts; or null. */
    static @Nullable String orderedBy(Scalar scalar, Table table, List<Scalar> conjuncts, KnownValues known) {
        if (scalar instanceof Scalar.Attribute attribute) {
            return attribute.path().isTopLevel() ? attribute.path().attribute() : null;
        }
        return ComputedKey.of(scalar, known) instanceof ComputedKey.Rest rest
                        && new KeyInversion(table, conjuncts, known).beginning(rest) != null
                ? rest.attribute().path().attribute()
                : null;
    }
}
