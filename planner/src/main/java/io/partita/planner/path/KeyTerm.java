package io.partita.planner.path;

import io.partita.engine.api.expression.Condition.Comparator;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.ScalarFunctions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A conjunct in the form that a key condition has: a top-level attribute against constants.
 */
sealed interface KeyTerm {

    String attribute();

    /** Equal to one of the values. */
    record Equality(String attribute, List<Scalar> values) implements KeyTerm {}

    /** Below or above a value. */
    record Bound(String attribute, Comparator comparator, Scalar value) implements KeyTerm {
        boolean isLower() {
            return comparator == Comparator.GREATER || comparator == Comparator.GREATER_OR_EQUAL;
        }

        boolean isInclusive() {
            return comparator == Comparator.GREATER_OR_EQUAL || comparator == Comparator.LESS_OR_EQUAL;
        }
    }

    /** Between two values, inclusive. */
    record Interval(String attribute, Scalar low, Scalar high) implements KeyTerm {}

    /**
     * A string that begins so.
     *
     * @param exact whether the conjunct says no more than this; a LIKE may
     */
    record Prefix(String attribute, Scalar prefix, boolean exact) implements KeyTerm {}

    /** The conjunct in this form, or null if it does not have it. */
    static @Nullable KeyTerm of(Scalar conjunct) {
        if (!(conjunct instanceof Scalar.Call call) || !(call.function() instanceof ScalarFunctions function)) {
            return null;
        }
        if (function == ScalarFunctions.OR) {
            return anyOf(call.operands());
        }
        if (!(call.operands().get(0) instanceof Scalar.Attribute attribute)
                || !attribute.path().isTopLevel()) {
            return null;
        }
        String name = attribute.path().attribute();
        List<Scalar> values = call.operands().subList(1, call.operands().size());
        if (values.isEmpty() || !values.stream().allMatch(Scalar::isConstant)) {
            return null;
        }
        return switch (function) {
            case EQUAL, EQUAL_EXACT, IN, IN_EXACT -> new Equality(name, values);
            case LESS -> new Bound(name, Comparator.LESS, values.get(0));
            case LESS_OR_EQUAL -> new Bound(name, Comparator.LESS_OR_EQUAL, values.get(0));
            case GREATER -> new Bound(name, Comparator.GREATER, values.get(0));
            case GREATER_OR_EQUAL -> new Bound(name, Comparator.GREATER_OR_EQUAL, values.get(0));
            case BETWEEN -> new Interval(name, values.get(0), values.get(1));
            case BEGINS_WITH -> new Prefix(name, values.get(0), true);
            case LIKE -> LikeText.prefixTerm(name, values);
            default -> null;
        };
    }

    /** Alternatives of one attribute, each by equality, are one equality: {@code a = 1 OR a IN (2, 3)}. */
    private static @Nullable Equality anyOf(List<Scalar> alternatives) {
        List<Scalar> values = new ArrayList<>();
        String attribute = null;
        for (Scalar alternative : alternatives) {
            if (!(of(alternative) instanceof Equality equality)
                    || (attribute != null && !attribute.equals(equality.attribute()))) {
                return null;
            }
            attribute = equality.attribute();
            values.addAll(equality.values());
        }
        return attribute == null ? null : new Equality(attribute, values);
    }
}
