package io.partita.planner.windows;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NullValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.JsonText;
import java.math.BigDecimal;
import java.util.OptionalInt;

/** Constant operands that count rows. */
final class WholeNumber {
    private WholeNumber() {}

    /**
     * The number, or the greatest int if it is greater; empty for NULL and MISSING.
     *
     * @param least what it must not be below
     * @throws QueryException INVALID_VALUE if it is, or is no whole number
     */
    static OptionalInt of(Scalar scalar, Arguments arguments, int least, String where) {
        AttributeValue value = scalar.evaluate(Item.EMPTY, arguments);
        if (value == null || value == NullValue.NULL) {
            return OptionalInt.empty();
        }
        if (value instanceof NumberValue number
                && number.value().scale() <= 0
                && number.value().compareTo(BigDecimal.valueOf(least)) >= 0) {
            return OptionalInt.of(
                    number.value().min(BigDecimal.valueOf(Integer.MAX_VALUE)).intValueExact());
        }
        throw new QueryException(
                QueryErrorCode.INVALID_VALUE,
                where + " takes a whole number of at least " + least + ", not " + JsonText.of(value));
    }
}
