package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;

/** Which constants operators take; refusals have the text that Amazon DynamoDB answers. */
public final class OperandTypes {
    private OperandTypes() {}

    /**
     * Requires a string, number or binary, or NULL, with which nothing is compared.
     *
     * @throws QueryException TYPE_MISMATCH for a type that has no order
     */
    public static void requireOrdered(String operator, AttributeValue constant) {
        if (!constant.type().isOrdered() && constant.type() != AttributeType.NULL) {
            throw refused(operator, constant);
        }
    }

    /** The refusal of an operand. */
    public static QueryException refused(String operator, AttributeValue operand) {
        return new QueryException(
                QueryErrorCode.TYPE_MISMATCH,
                "Incorrect operand type for operator or function; operator or function: " + operator
                        + ", operand type: " + operand.type());
    }
}
