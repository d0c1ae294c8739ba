package io.partita.engine.api.expression;

import io.partita.engine.api.error.StoreException;

/**
 * The limits of a condition, which also bound how deep its evaluation goes.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters">Expression
 * parameters</a>.
 */
public final class ConditionLimits {
    private static final int MAX_OPERATORS = 300;
    private static final int MAX_CANDIDATES = 100;

    private final String parameter;
    private int operators;

    private ConditionLimits(String parameter) {
        this.parameter = parameter;
    }

    /**
     * Refuses a condition that is too large. Every comparison, function and NOT is an operator, and every AND and OR
     * between two conditions.
     *
     * @param parameter what the protocol calls the expression, for instance {@code FilterExpression}
     * @throws StoreException VALIDATION
     */
    public static void check(Condition condition, String parameter) {
        new ConditionLimits(parameter).visit(condition);
    }

    private void visit(Condition condition) {
        if (condition instanceof Condition.And and) {
            count(and.conditions().size() - 1);
            and.conditions().forEach(this::visit);
        } else if (condition instanceof Condition.Or or) {
            count(or.conditions().size() - 1);
            or.conditions().forEach(this::visit);
        } else {
            count(1);
            if (condition instanceof Condition.Not not) {
                visit(not.condition());
            } else if (condition instanceof Condition.In in && in.candidates().size() > MAX_CANDIDATES) {
                throw invalid("The IN operator is provided with too many operands; number of operands: "
                        + in.candidates().size());
            }
        }
    }

    private void count(int more) {
        // What connects nothing still is a level to go down.
        operators += Math.max(1, more);
        if (operators > MAX_OPERATORS) {
            throw invalid("The expression contains too many operators; operator count: " + (MAX_OPERATORS + 1));
        }
    }

    private StoreException invalid(String message) {
        return StoreException.validation("Invalid " + parameter + ": " + message);
    }
}
