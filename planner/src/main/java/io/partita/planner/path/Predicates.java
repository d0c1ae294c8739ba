package io.partita.planner.path;

import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which scalars are predicates, and which of those have two values. */
public final class Predicates {
    private static final Set<ScalarFunctions> TWO_VALUED = EnumSet.of(
            ScalarFunctions.EQUAL_EXACT,
            ScalarFunctions.NOT_EQUAL_EXACT,
            ScalarFunctions.IN_EXACT,
            ScalarFunctions.IS_TRUE,
            ScalarFunctions.IS_NULL,
            ScalarFunctions.IS_NULL_EXACT,
            ScalarFunctions.IS_MISSING,
            ScalarFunctions.HAS_TYPE);

    private static final Set<ScalarFunctions> THREE_VALUED = EnumSet.of(
            ScalarFunctions.EQUAL,
            ScalarFunctions.NOT_EQUAL,
            ScalarFunctions.LESS,
            ScalarFunctions.LESS_OR_EQUAL,
            ScalarFunctions.GREATER,
            ScalarFunctions.GREATER_OR_EQUAL,
            ScalarFunctions.AND,
            ScalarFunctions.OR,
            ScalarFunctions.NOT,
            ScalarFunctions.BETWEEN,
            ScalarFunctions.IN,
            ScalarFunctions.BEGINS_WITH,
            ScalarFunctions.CONTAINS,
            ScalarFunctions.LIKE,
            ScalarFunctions.ILIKE);

    private Predicates() {}

    /** Whether the value of a scalar is true, false or unknown. */
    public static boolean isPredicate(Scalar scalar) {
        return scalar instanceof Scalar.Call call
                && call.function() instanceof ScalarFunctions function
                && (TWO_VALUED.contains(function) || THREE_VALUED.contains(function));
    }

    /** The predicate with unknown made false. */
    public static Scalar settled(Scalar predicate) {
        return isSettled(predicate) ? predicate : new Scalar.Call(ScalarFunctions.IS_TRUE, List.of(predicate));
    }

    private static boolean isSettled(Scalar scalar) {
        if (!(scalar instanceof Scalar.Call call) || !(call.function() instanceof ScalarFunctions function)) {
            return false;
        }
        return switch (function) {
            case AND, OR, NOT -> call.operands().stream().allMatch(Predicates::isSettled);
            default -> TWO_VALUED.contains(function);
        };
    }
}
