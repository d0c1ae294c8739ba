package io.partita.engine.server.policy;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a statement.
 *
 * @param isOptional whether it holds of a request that does not have the key: {@code ...IfExists}
 * @param values of which one must fit, or none if the operator is negated
 */
record Condition(
        ConditionKey key, Operator operator, Quantifier quantifier, boolean isOptional, List<PolicyText> values) {
    Condition {
        values = List.copyOf(values);
    }

    /** The condition for one user. */
    BoundCondition bind(String userName) {
        List<Predicate<String>> tests =
                values.stream().map(value -> operator.fits(value, userName)).toList();
        return new BoundCondition(this, tests);
    }

    /** A condition whose values are those of one user. */
    record BoundCondition(Condition condition, List<Predicate<String>> tests) {
        BoundCondition {
            tests = List.copyOf(tests);
        }

        ConditionKey key() {
            return condition.key();
        }

        /** Whether it holds of the values of a request, null or none if the request does not have the key. */
        boolean holds(@Nullable List<String> found) {
            List<String> values = found == null || found.isEmpty() ? null : found;
            if (condition.operator() == Operator.NULL) {
                return fitsOne(values == null ? "true" : "false");
            } else if (values == null && condition.isOptional()) {
                return true;
            }
            return switch (condition.quantifier()) {
                case FOR_ALL_VALUES -> values == null || values.stream().allMatch(this::holdsOf);
                case FOR_ANY_VALUE -> values != null && values.stream().anyMatch(this::holdsOf);
                case SINGLE ->
                    values == null
                            ? condition.operator().isNegated()
                            : values.stream().allMatch(this::holdsOf);
            };
        }

        private boolean holdsOf(String value) {
            return fitsOne(value) != condition.operator().isNegated();
        }

        private boolean fitsOne(String value) {
            for (Predicate<String> test : tests) {
                if (test.test(value)) {
                    return true;
                }
            }
            return false;
        }
    }
}
