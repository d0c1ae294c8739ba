package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;

/** Which constants operators take; refusals have the text that Amazon DynamoDB answers. */
public final class OperandTypes {
    private OperandTypes() {}

    /**
     * Requires a string, number or binary.
     *
     * @throws QueryException TYPE_MISMATCH for a type that has no order
     */
    public static void requireOrdered(String operator, AttributeValue constant) {
        if (!constant.type().isOrdered()) {
            throw refused(operator, constant);
        }
    }

    /** The refusal of an operand. */
    static QueryException refused(String operator, AttributeValue operand) {
        return new QueryException(
                QueryErrorCode.TYPE_MISMATCH,
                "Incorrect operand type for operator or function; operator or function: " + operator
                        + ", operand type: " + operand.type());
    }
}
