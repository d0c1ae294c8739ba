package io.partita.planner.path;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Spread;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What has to be true of the values of a statement, so that any item can satisfy conjuncts: the conditions on one
 * attribute must not exclude each other. {@link Contradictions} tells only what makes all plans of a shape the same;
 * here every value that is known when the statement is executed counts.
 */
public final class RuntimeContradictions {
    private static final Scalar TRUE = new Scalar.Constant(AttributeValue.of(true));

    private final List<Scalar> conjuncts;
    private final Set<Scalar> conditions = new LinkedHashSet<>();

    private RuntimeContradictions(List<Scalar> conjuncts) {
        this.conjuncts = conjuncts;
    }

    /** Constant scalars: where one of them is not true, no item satisfies the conjuncts. */
    public static List<Scalar> conditions(List<Scalar> conjuncts) {
        RuntimeContradictions found = new RuntimeContradictions(conjuncts);
        found.collect();
        return List.copyOf(found.conditions);
    }

    /** Whether a condition cannot be true, whatever the values of the execution are. */
    public static boolean isImpossible(Scalar condition) {
        Scalar simple = new PredicateSimplifier(Set.of()).simplify(condition);
        return (simple instanceof Scalar.Constant || simple instanceof Scalar.Missing) && !simple.equals(TRUE);
    }

    private void collect() {
        for (Scalar conjunct : conjuncts) {
            if (conjunct.isConstant()) {
                add(conjunct, List.of(conjunct));
            }
            KeyTerm term = KeyTerm.of(conjunct);
            for (Scalar other : conjuncts) {
                KeyTerm further = other == conjunct ? null : KeyTerm.of(other);
                if (term != null && further != null && further.attribute().equals(term.attribute())) {
                    compare(term, (Scalar.Call) other, further);
                }
            }
        }
    }

    private void compare(KeyTerm term, Scalar.Call other, KeyTerm further) {
        if (term instanceof KeyTerm.Equality equality) {
            addAnyOf(equality, other);
        }
        for (KeyTerm.Bound lower : bounds(term, true)) {
            for (KeyTerm.Bound upper : bounds(further, false)) {
                boolean both = lower.isInclusive() && upper.isInclusive();
                add(
                        new Scalar.Call(
                                both ? ScalarFunctions.LESS_OR_EQUAL : ScalarFunctions.LESS,
                                List.of(lower.value(), upper.value())),
                        List.of(lower.value(), upper.value()));
            }
        }
    }

    /** One of the values satisfies the other condition. */
    private void addAnyOf(KeyTerm.Equality equality, Scalar.Call other) {
        if (!(other.operands().get(0) instanceof Scalar.Attribute)
                || equality.values().stream().anyMatch(Spread::isSpread)) {
            return;
        }
        List<Scalar> rest = other.operands().subList(1, other.operands().size());
        List<Scalar> values = new ArrayList<>(rest);
        List<Scalar> alternatives = new ArrayList<>();
        for (Scalar value : equality.values()) {
            List<Scalar> operands = new ArrayList<>();
            operands.add(value);
            operands.addAll(rest);
            alternatives.add(new Scalar.Call(other.function(), operands));
            values.add(value);
        }
        add(alternatives.size() == 1 ? alternatives.get(0) : new Scalar.Call(ScalarFunctions.OR, alternatives), values);
    }

    /** What a join looks up by is known to each batch alone. */
    private void add(Scalar condition, List<Scalar> values) {
        boolean isLiteral = values.stream().allMatch(value -> KnownValues.CONSTANTS.value(value) != null);
        boolean isTrue = isLiteral
                && new PredicateSimplifier(Set.of()).simplify(condition).equals(TRUE);
        if (!isTrue && values.stream().noneMatch(Spread::isLookedUp)) {
            conditions.add(condition);
        }
    }

    private static List<KeyTerm.Bound> bounds(KeyTerm term, boolean lower) {
        if (term instanceof KeyTerm.Bound bound) {
            return bound.isLower() == lower ? List.of(bound) : List.of();
        } else if (term instanceof KeyTerm.Interval interval) {
            return List.of(
                    lower
                            ? new KeyTerm.Bound(interval.attribute(), Comparator.GREATER_OR_EQUAL, interval.low())
                            : new KeyTerm.Bound(interval.attribute(), Comparator.LESS_OR_EQUAL, interval.high()));
        }
        return List.of();
    }
}
