package io.partita.planner.path;

import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import io.partita.planner.expression.Spread;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a predicate can be true only of items that have an attribute. An index is sparse: it holds the items that
 * have all of its key attributes, so it may stand for the table only where the predicate asks for no others.
 */
final class Presence {
    /** Three-valued tests: neither true nor false where an operand is absent. */
    private static final Set<ScalarFunctions> STRICT_TESTS = EnumSet.of(
            ScalarFunctions.EQUAL,
            ScalarFunctions.NOT_EQUAL,
            ScalarFunctions.LESS,
            ScalarFunctions.LESS_OR_EQUAL,
            ScalarFunctions.GREATER,
            ScalarFunctions.GREATER_OR_EQUAL,
            ScalarFunctions.BEGINS_WITH,
            ScalarFunctions.CONTAINS,
            ScalarFunctions.LIKE,
            ScalarFunctions.ILIKE);

    /** Not true where the first operand is absent. */
    private static final Set<ScalarFunctions> FIRST_OPERAND_TESTS = EnumSet.of(
            ScalarFunctions.EQUAL_EXACT,
            ScalarFunctions.BETWEEN,
            ScalarFunctions.IN,
            ScalarFunctions.IN_EXACT,
            ScalarFunctions.IS_NULL_EXACT,
            ScalarFunctions.HAS_TYPE);

    private Presence() {}

    /** Whether one of the conjuncts can be true only of items that have the attribute. */
    static boolean isImplied(List<Scalar> conjuncts, String attribute) {
        return conjuncts.stream().anyMatch(conjunct -> whenTrue(conjunct, attribute));
    }

    /** Whether the conjunct is {@code attribute IS NOT NULL} or {@code IS NOT MISSING}. */
    static boolean isMere(Scalar conjunct, String attribute) {
        return conjunct instanceof Scalar.Call not
                && not.function() == ScalarFunctions.NOT
                && isAbsence(not.operands().get(0), attribute);
    }

    /** Whether the conjunct is {@code attribute IS NULL} or {@code IS MISSING}. */
    static boolean isAbsence(Scalar conjunct, String attribute) {
        return conjunct instanceof Scalar.Call test
                && (test.function() == ScalarFunctions.IS_NULL || test.function() == ScalarFunctions.IS_MISSING)
                && test.operands().get(0) instanceof Scalar.Attribute path
                && path.path().isTopLevel()
                && path.path().attribute().equals(attribute);
    }

    private static boolean whenTrue(Scalar predicate, String attribute) {
        if (reads(predicate, attribute)) {
            return true;
        }
        if (!(predicate instanceof Scalar.Call call) || !(call.function() instanceof ScalarFunctions function)) {
            return false;
        }
        List<Scalar> operands = call.operands();
        return switch (function) {
            case AND -> operands.stream().anyMatch(operand -> whenTrue(operand, attribute));
            case OR -> operands.stream().allMatch(operand -> whenTrue(operand, attribute));
            case IS_TRUE -> whenTrue(operands.get(0), attribute);
            case NOT -> whenFalse(operands.get(0), attribute);
            default ->
                (STRICT_TESTS.contains(function) && operands.stream().anyMatch(operand -> reads(operand, attribute)))
                        || (FIRST_OPERAND_TESTS.contains(function) && reads(operands.get(0), attribute));
        };
    }

    private static boolean whenFalse(Scalar predicate, String attribute) {
        if (reads(predicate, attribute)) {
            return true;
        }
        if (!(predicate instanceof Scalar.Call call) || !(call.function() instanceof ScalarFunctions function)) {
            return false;
        }
        List<Scalar> operands = call.operands();
        return switch (function) {
            case AND -> operands.stream().allMatch(operand -> whenFalse(operand, attribute));
            case OR -> operands.stream().anyMatch(operand -> whenFalse(operand, attribute));
            case NOT -> whenTrue(operands.get(0), attribute);
            case IS_NULL, IS_MISSING, BETWEEN -> reads(operands.get(0), attribute);
            case IN -> reads(operands.get(0), attribute) && hasCandidate(operands);
            default -> STRICT_TESTS.contains(function) && operands.stream().anyMatch(each -> reads(each, attribute));
        };
    }

    /** An argument that spreads may stand for no candidate at all, and NOT IN of none is true. */
    private static boolean hasCandidate(List<Scalar> operands) {
        return operands.stream().skip(1).anyMatch(candidate -> !Spread.isSpread(candidate));
    }

    /** Whether the scalar is this attribute, a path into it, or its size: absent where the attribute is. */
    private static boolean reads(Scalar scalar, String attribute) {
        if (scalar instanceof Scalar.Attribute path) {
            return path.path().attribute().equals(attribute);
        }
        return scalar instanceof Scalar.Call call
                && call.function() == ScalarFunctions.SIZE
                && reads(call.operands().get(0), attribute);
    }
}
