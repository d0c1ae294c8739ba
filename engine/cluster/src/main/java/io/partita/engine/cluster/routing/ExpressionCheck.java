package io.partita.engine.cluster.routing;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.expression.Condition;
import io.partita.engine.api.expression.Projection;
import org.jspecify.annotations.Nullable;

/**
 * The limits of expressions, which also bound how deep their evaluation goes.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-expression-parameters">Expression
 * parameters</a>.
 */
final class ExpressionCheck {
    private static final int MAX_OPERATORS = 300;
    private static final int MAX_CANDIDATES = 100;

    private final String parameter;
    private int operators;

    private ExpressionCheck(String parameter) {
        this.parameter = parameter;
    }

    /** @throws StoreException VALIDATION if the condition of a write is too large */
    static void checkCondition(@Nullable Condition condition) {
        check(condition, "ConditionExpression");
    }

    /** @throws StoreException VALIDATION if the filter of a read is too large */
    static void checkFilter(@Nullable Condition filter) {
        check(filter, "FilterExpression");
    }

    /** @throws StoreException VALIDATION if paths of a projection overlap */
    static void checkProjection(Projection projection) {
        if (projection.paths().size() > 1) {
            projection.checkDistinct();
        }
    }

    private static void check(@Nullable Condition condition, String parameter) {
        if (condition != null) {
            new ExpressionCheck(parameter).visit(condition);
        }
    }

    private void visit(Condition condition) {
        operators++;
        if (operators > MAX_OPERATORS) {
            throw StoreException.validation("Invalid " + parameter
                    + ": The expression contains too many operators; the maximum is " + MAX_OPERATORS);
        }
        if (condition instanceof Condition.And and) {
            and.conditions().forEach(this::visit);
        } else if (condition instanceof Condition.Or or) {
            or.conditions().forEach(this::visit);
        } else if (condition instanceof Condition.Not not) {
            visit(not.condition());
        } else if (condition instanceof Condition.In in && in.candidates().size() > MAX_CANDIDATES) {
            throw StoreException.validation("Invalid " + parameter
                    + ": The IN operator is provided with too many operands; number of operands: "
                    + in.candidates().size());
        }
    }
}
