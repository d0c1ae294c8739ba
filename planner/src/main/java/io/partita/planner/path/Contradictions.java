package io.partita.planner.path;

import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds conjuncts that no item satisfies together, so that nothing need be read: {@code 1 = 0}, two values of one
 * attribute, bounds that cross.
 *
 * <p>Values of lifted literals are asked for only where an attribute is constrained twice. Two bounds of an attribute
 * whose range the path reads are left to the executor, which sends no request for an empty range: a plan for a range of
 * days should serve all ranges.
 */
final class Contradictions {
    private final KnownValues known;
    private final Set<String> ranged;

    /**
     * @param ranged the attributes whose bounds are left to the executor
     */
    Contradictions(KnownValues known, Set<String> ranged) {
        this.known = known;
        this.ranged = ranged;
    }

    /** Why no item satisfies the conjuncts, if that is so. */
    Optional<String> find(List<Scalar> conjuncts) {
        Map<String, List<Scalar>> byAttribute = new LinkedHashMap<>();
        for (Scalar conjunct : conjuncts) {
            if (conjunct instanceof Scalar.Constant || conjunct instanceof Scalar.Missing) {
                return Optional.of("the condition is never true");
            }
            AttributePaths paths = AttributePaths.of(List.of(conjunct));
            if (!paths.isWhole() && paths.attributes().size() == 1 && !isLookedUp(conjunct)) {
                byAttribute
                        .computeIfAbsent(paths.attributes().iterator().next(), name -> new ArrayList<>())
                        .add(conjunct);
            }
        }
        for (Map.Entry<String, List<Scalar>> each : byAttribute.entrySet()) {
            if (each.getValue().size() > 1 && contradict(each.getKey(), each.getValue())) {
                return Optional.of("the conditions on \"" + each.getKey() + "\" exclude each other");
            }
        }
        return Optional.empty();
    }

    /** What a join looks up by is another value for each batch: nothing is known of it here. */
    private static boolean isLookedUp(Scalar conjunct) {
        return conjunct instanceof Scalar.Call call && call.operands().stream().anyMatch(Spread::isLookedUp);
    }

    private boolean contradict(String attribute, List<Scalar> conjuncts) {
        for (Scalar conjunct : conjuncts) {
            if (KeyTerm.of(conjunct) instanceof KeyTerm.Equality equality) {
                List<Scalar> others = new ArrayList<>(conjuncts);
                others.remove(conjunct);
                return equality.values().stream().allMatch(value -> isExcluded(attribute, value, others));
            }
        }
        return boundsCross(attribute, conjuncts);
    }

    /** Whether an item with this value of the attribute certainly fails one of the conjuncts. */
    private boolean isExcluded(String attribute, Scalar value, List<Scalar> conjuncts) {
        AttributeValue literal = known.value(value);
        if (literal == null) {
            return false;
        }
        Item item = Item.of(Map.of(attribute, literal));
        return conjuncts.stream().anyMatch(conjunct -> isRefuted(conjunct, item));
    }

    private boolean isRefuted(Scalar conjunct, Item item) {
        Scalar literal = withKnownValues(conjunct);
        if (literal == null) {
            return false;
        }
        try {
            AttributeValue value = literal.evaluate(item, Arguments.NONE);
            return !(value instanceof BooleanValue truth && truth.value());
        } catch (QueryException refused) {
            return false;
        }
    }

    /** The scalar with its arguments replaced by their values, or null if one is not known. */
    private @Nullable Scalar withKnownValues(Scalar scalar) {
        if (scalar instanceof Scalar.Argument) {
            AttributeValue value = known.value(scalar);
            return value == null ? null : new Scalar.Constant(value);
        } else if (scalar instanceof Scalar.Call call) {
            if (!call.function().isDeterministic()) {
                return null;
            }
            List<Scalar> operands = new ArrayList<>(call.operands().size());
            for (Scalar operand : call.operands()) {
                Scalar replaced = withKnownValues(operand);
                if (replaced == null) {
                    return null;
                }
                operands.add(replaced);
            }
            return new Scalar.Call(call.function(), operands);
        }
        return scalar instanceof Scalar.Now ? null : scalar;
    }

    private boolean boundsCross(String attribute, List<Scalar> conjuncts) {
        KnownValues values = ranged.contains(attribute) ? KnownValues.CONSTANTS : known;
        for (Scalar left : conjuncts) {
            for (Scalar right : conjuncts) {
                if (KeyTerm.of(left) instanceof KeyTerm.Bound lower
                        && KeyTerm.of(right) instanceof KeyTerm.Bound upper
                        && lower.isLower()
                        && !upper.isLower()
                        && cross(lower, upper, values)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean cross(KeyTerm.Bound lower, KeyTerm.Bound upper, KnownValues values) {
        AttributeValue low = values.value(lower.value());
        AttributeValue high = values.value(upper.value());
        if (low == null || high == null) {
            return false;
        }
        if (low.type() != high.type()) {
            return true;
        }
        if (!low.type().isOrdered()) {
            return false;
        }
        int order = Values.compare(low, high);
        return order > 0 || (order == 0 && !(lower.isInclusive() && upper.isInclusive()));
    }
}
