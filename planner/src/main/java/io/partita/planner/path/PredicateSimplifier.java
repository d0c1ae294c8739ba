package io.partita.planner.path;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings a predicate into the form that the choice of a path reads: AND and OR flat, NOT at the leaves where
 * three-valued logic allows it, constants folded, the attribute on the left of a comparison.
 *
 * <p>What comes out is true, false and unknown exactly where the predicate was.
 */
public final class PredicateSimplifier {
    private static final Scalar TRUE = new Scalar.Constant(AttributeValue.of(true));
    private static final Scalar FALSE = new Scalar.Constant(AttributeValue.of(false));

    private final Set<String> neverAbsent;

    /**
     * @param neverAbsent attributes that every item has, with a value that is not NULL: those of its keys
     */
    public PredicateSimplifier(Set<String> neverAbsent) {
        this.neverAbsent = neverAbsent;
    }

    /** The conjuncts of the predicate in this form; none if it is always true. */
    public List<Scalar> conjuncts(@Nullable Scalar predicate) {
        return predicate == null ? List.of() : conjunctsOf(simplify(predicate));
    }

    static List<Scalar> conjunctsOf(Scalar predicate) {
        if (predicate instanceof Scalar.Call call && call.function() == ScalarFunctions.AND) {
            return call.operands();
        }
        return predicate.equals(TRUE) ? List.of() : List.of(predicate);
    }

    static @Nullable Scalar conjunction(List<Scalar> conjuncts) {
        return switch (conjuncts.size()) {
            case 0 -> null;
            case 1 -> conjuncts.get(0);
            default -> new Scalar.Call(ScalarFunctions.AND, conjuncts);
        };
    }

    Scalar simplify(Scalar scalar) {
        if (!(scalar instanceof Scalar.Call call) || !(call.function() instanceof ScalarFunctions function)) {
            return scalar;
        }
        return switch (function) {
            case AND -> connect(ScalarFunctions.AND, call.operands(), TRUE, FALSE);
            case OR -> connect(ScalarFunctions.OR, call.operands(), FALSE, TRUE);
            case NOT -> not(call.operands().get(0));
            case IS_NULL, IS_NULL_EXACT, IS_MISSING ->
                isNeverAbsent(call.operands().get(0)) ? FALSE : fold(call);
            case EQUAL, EQUAL_EXACT -> equality(attributeFirst(call, function), true);
            case NOT_EQUAL, NOT_EQUAL_EXACT -> equality(attributeFirst(call, function), false);
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> fold(attributeFirst(call, function));
            default -> fold(call);
        };
    }

    private Scalar connect(ScalarFunctions function, List<Scalar> operands, Scalar neutral, Scalar decisive) {
        Set<Scalar> flat = new LinkedHashSet<>();
        for (Scalar operand : operands) {
            Scalar simple = simplify(operand);
            if (simple.equals(decisive)) {
                return decisive;
            }
            if (simple instanceof Scalar.Call call && call.function() == function) {
                flat.addAll(call.operands());
            } else if (!simple.equals(neutral)) {
                flat.add(simple);
            }
        }
        if (flat.isEmpty()) {
            return neutral;
        }
        return flat.size() == 1 ? flat.iterator().next() : fold(new Scalar.Call(function, List.copyOf(flat)));
    }

    private Scalar not(Scalar operand) {
        Scalar simple = simplify(operand);
        if (!(simple instanceof Scalar.Call call) || !(call.function() instanceof ScalarFunctions function)) {
            return fold(new Scalar.Call(ScalarFunctions.NOT, List.of(simple)));
        }
        List<Scalar> operands = call.operands();
        return switch (function) {
            case NOT -> operands.get(0);
            case AND -> simplify(new Scalar.Call(ScalarFunctions.OR, negated(operands)));
            case OR -> simplify(new Scalar.Call(ScalarFunctions.AND, negated(operands)));
            case EQUAL -> new Scalar.Call(ScalarFunctions.NOT_EQUAL, operands);
            case NOT_EQUAL -> new Scalar.Call(ScalarFunctions.EQUAL, operands);
            case EQUAL_EXACT -> new Scalar.Call(ScalarFunctions.NOT_EQUAL_EXACT, operands);
            case NOT_EQUAL_EXACT -> new Scalar.Call(ScalarFunctions.EQUAL_EXACT, operands);
            case LESS -> new Scalar.Call(ScalarFunctions.GREATER_OR_EQUAL, operands);
            case LESS_OR_EQUAL -> new Scalar.Call(ScalarFunctions.GREATER, operands);
            case GREATER -> new Scalar.Call(ScalarFunctions.LESS_OR_EQUAL, operands);
            case GREATER_OR_EQUAL -> new Scalar.Call(ScalarFunctions.LESS, operands);
            case BETWEEN ->
                new Scalar.Call(
                        ScalarFunctions.OR,
                        List.of(
                                new Scalar.Call(ScalarFunctions.LESS, List.of(operands.get(0), operands.get(1))),
                                new Scalar.Call(ScalarFunctions.GREATER, List.of(operands.get(0), operands.get(2)))));
            default -> new Scalar.Call(ScalarFunctions.NOT, List.of(simple));
        };
    }

    /** {@code (predicate) = true} is the predicate, and {@code (predicate) = false} is its negation. */
    private Scalar equality(Scalar.Call call, boolean wanted) {
        Scalar left = call.operands().get(0);
        Scalar right = call.operands().get(1);
        if (isNeverAbsent(left) && left.equals(right)) {
            return wanted ? TRUE : FALSE;
        }
        if (Predicates.isPredicate(left) && (right.equals(TRUE) || right.equals(FALSE))) {
            return right.equals(TRUE) == wanted ? simplify(left) : not(left);
        }
        return fold(call);
    }

    private static List<Scalar> negated(List<Scalar> operands) {
        List<Scalar> negated = new ArrayList<>(operands.size());
        operands.forEach(operand -> negated.add(new Scalar.Call(ScalarFunctions.NOT, List.of(operand))));
        return negated;
    }

    private boolean isNeverAbsent(Scalar scalar) {
        return scalar instanceof Scalar.Attribute attribute
                && attribute.path().isTopLevel()
                && neverAbsent.contains(attribute.path().attribute());
    }

    private static Scalar.Call attributeFirst(Scalar.Call call, ScalarFunctions function) {
        Scalar left = call.operands().get(0);
        Scalar right = call.operands().get(1);
        if (!left.isConstant() || right.isConstant()) {
            return call;
        }
        ScalarFunctions turned = switch (function) {
            case LESS -> ScalarFunctions.GREATER;
            case LESS_OR_EQUAL -> ScalarFunctions.GREATER_OR_EQUAL;
            case GREATER -> ScalarFunctions.LESS;
            case GREATER_OR_EQUAL -> ScalarFunctions.LESS_OR_EQUAL;
            default -> function;
        };
        return new Scalar.Call(turned, List.of(right, left));
    }

    /** The value of a call of literals; what fails is left alone, to fail where and if it is evaluated. */
    private Scalar fold(Scalar.Call call) {
        List<Scalar> operands = new ArrayList<>(call.operands().size());
        call.operands().forEach(operand -> operands.add(simplify(operand)));
        Scalar.Call folded = new Scalar.Call(call.function(), operands);
        if (comparesWithNull(folded)) {
            return new Scalar.Constant(AttributeValue.nullValue());
        }
        if (!folded.function().isDeterministic() || !operands.stream().allMatch(PredicateSimplifier::isLiteral)) {
            return folded;
        }
        try {
            AttributeValue value = folded.evaluate(Item.EMPTY, Arguments.NONE);
            return value == null ? new Scalar.Missing() : new Scalar.Constant(value);
        } catch (QueryException refused) {
            return folded;
        }
    }

    private static boolean comparesWithNull(Scalar.Call call) {
        if (!(call.function() instanceof ScalarFunctions function)) {
            return false;
        }
        return switch (function) {
            case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                call.operands().stream().anyMatch(PredicateSimplifier::isNull);
            default -> false;
        };
    }

    private static boolean isNull(Scalar scalar) {
        return scalar instanceof Scalar.Missing
                || (scalar instanceof Scalar.Constant constant && constant.value() == AttributeValue.nullValue());
    }

    private static boolean isLiteral(Scalar scalar) {
        return scalar instanceof Scalar.Constant || scalar instanceof Scalar.Missing;
    }
}
