package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.Demand;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.plan.RowNode;
import io.partita.planner.type.JsonText;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What LIMIT and OFFSET mean in one execution.
 *
 * @param kept {@link Long#MAX_VALUE} for all
 */
record Bounds(long skipped, long kept, boolean limited) {

    /**
     * The values of the clauses.
     *
     * @throws QueryException INVALID_VALUE if one of them is no number of rows
     */
    static Bounds of(RowNode.Limit limit, Arguments arguments) {
        return new Bounds(
                value(limit.offset(), "OFFSET", 0, arguments),
                value(limit.limit(), "LIMIT", Long.MAX_VALUE, arguments),
                limit.limit() != null);
    }

    /** How much is asked of what is below. */
    Demand below(Demand demand) {
        long rows = Math.min(kept, demand.items());
        long items = rows > Long.MAX_VALUE - skipped ? Long.MAX_VALUE : rows + skipped;
        return limited || demand.bounded() ? new Demand(items, true) : demand;
    }

    static long value(@Nullable Scalar scalar, String clause, long otherwise, Arguments arguments) {
        AttributeValue value = scalar == null ? null : scalar.evaluate(Item.EMPTY, arguments);
        if (value == null || value == NullValue.NULL) {
            return otherwise;
        }
        if (value instanceof NumberValue number
                && number.value().signum() >= 0
                && number.value().scale() <= 0) {
            return number.value().min(BigDecimal.valueOf(Long.MAX_VALUE)).longValueExact();
        }
        throw new QueryException(
                QueryErrorCode.INVALID_VALUE,
                clause + " takes a whole number that is not negative, not " + JsonText.of(value));
    }
}
