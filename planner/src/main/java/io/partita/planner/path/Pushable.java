package io.partita.planner.path;

import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunction;
import io.partita.planner.expression.ScalarFunctions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Which predicates the store can evaluate, as a filter of a read or as the condition of a write. The planner asks
 * it to tell a filter from a remainder, and what passes here the executor must be able to say as an
 * {@link io.partita.engine.api.expression.Condition}.
 *
 * <p>The rule: an <em>operand</em> is an attribute, the SIZE of an attribute, or a constant scalar. A predicate can
 * be pushed if it is
 * <ul>
 *   <li>a comparison ({@code =}, {@code <>}, {@code <}, … in both manners) of two operands that are not both constant;
 *   <li>a BETWEEN or an IN whose first operand is an attribute or its SIZE, and whose others are constant;
 *   <li>IS NULL or IS MISSING of an attribute; begins_with, contains or attribute_type of an attribute and a constant;
 *   <li>LIKE of an attribute and a literal that is plain text, or plain text before or between {@code %};
 *   <li>an attribute by itself, which must be true;
 *   <li>AND, OR, NOT or IS TRUE of predicates that can be pushed.
 * </ul>
 *
 * <p>A condition of the store has two values. The translation of a predicate must be true exactly where the predicate
 * is TRUE: {@code x <> 1} says that x is present and not NULL beside, and NOT is translated by what makes its operand
 * FALSE, which is not the same as not TRUE.
 */
public final class Pushable {
    private static final Set<ScalarFunctions> COMPARISONS = EnumSet.of(
            ScalarFunctions.EQUAL,
            ScalarFunctions.NOT_EQUAL,
            ScalarFunctions.EQUAL_EXACT,
            ScalarFunctions.NOT_EQUAL_EXACT,
            ScalarFunctions.LESS,
            ScalarFunctions.LESS_OR_EQUAL,
            ScalarFunctions.GREATER,
            ScalarFunctions.GREATER_OR_EQUAL);

    static final Set<ScalarFunctions> CONNECTIVES =
            EnumSet.of(ScalarFunctions.AND, ScalarFunctions.OR, ScalarFunctions.NOT, ScalarFunctions.IS_TRUE);

    private static final Set<ScalarFunctions> RANGES =
            EnumSet.of(ScalarFunctions.BETWEEN, ScalarFunctions.IN, ScalarFunctions.IN_EXACT);

    private static final Set<ScalarFunctions> TESTS = EnumSet.of(
            ScalarFunctions.IS_NULL,
            ScalarFunctions.IS_NULL_EXACT,
            ScalarFunctions.IS_MISSING,
            ScalarFunctions.BEGINS_WITH,
            ScalarFunctions.CONTAINS,
            ScalarFunctions.HAS_TYPE);

    private Pushable() {}

    /** Whether the store can evaluate the predicate. */
    public static boolean test(Scalar predicate) {
        if (predicate instanceof Scalar.Attribute) {
            return true;
        }
        return predicate instanceof Scalar.Call call && test(call.function(), call.operands());
    }

    private static boolean test(ScalarFunction function, List<Scalar> operands) {
        if (!(function instanceof ScalarFunctions known)) {
            return false;
        }
        if (CONNECTIVES.contains(known)) {
            return operands.stream().allMatch(Pushable::test);
        }
        if (COMPARISONS.contains(known)) {
            return operands.stream().allMatch(operand -> operand.isConstant() || isMeasured(operand))
                    && !operands.stream().allMatch(Scalar::isConstant);
        }
        if (RANGES.contains(known)) {
            return isMeasured(operands.get(0)) && areConstant(operands.subList(1, operands.size()));
        }
        if (known == ScalarFunctions.LIKE) {
            return operands.get(0) instanceof Scalar.Attribute && LikeText.isPlain(operands);
        }
        return TESTS.contains(known)
                && operands.get(0) instanceof Scalar.Attribute
                && areConstant(operands.subList(1, operands.size()));
    }

    private static boolean areConstant(List<Scalar> operands) {
        return operands.stream().allMatch(Scalar::isConstant);
    }

    private static boolean isMeasured(Scalar operand) {
        return operand instanceof Scalar.Attribute
                || (operand instanceof Scalar.Call call
                        && call.function() == ScalarFunctions.SIZE
                        && call.operands().get(0) instanceof Scalar.Attribute);
    }
}
