package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arithmetic;
import java.math.BigDecimal;
import java.util.function.DoubleUnaryOperator;

/** Functions that are calculated as doubles. */
final class Curves {
    static final AttributeValue PI = AttributeValue.of(new BigDecimal("3.1415926535897932384626433832795028842"));

    private Curves() {}

    /**
     * The value at a number.
     *
     * @throws QueryException INVALID_VALUE where the function is not defined, NUMBER_OUT_OF_RANGE where a double is
     *     too small for it
     */
    static BigDecimal value(String name, BigDecimal number, DoubleUnaryOperator function) {
        return finite(name, function.applyAsDouble(number.doubleValue()), number.toPlainString());
    }

    static BigDecimal finite(String name, double value, String of) {
        if (Double.isNaN(value) || (Double.isInfinite(value) && name.startsWith("L"))) {
            throw new QueryException(QueryErrorCode.INVALID_VALUE, name + " is not defined for " + of);
        } else if (Double.isInfinite(value)) {
            throw new QueryException(QueryErrorCode.NUMBER_OUT_OF_RANGE, name + " of " + of + " is out of range");
        }
        return BigDecimal.valueOf(value);
    }

    static AttributeValue logarithm(Inputs in) {
        BigDecimal number = in.number(in.count() - 1);
        BigDecimal natural = value("LOG", number, Math::log);
        if (in.count() == 1) {
            return Arithmetic.number(natural);
        }
        double base = in.number(0).doubleValue();
        double value = Math.log(number.doubleValue()) / Math.log(base);
        return Arithmetic.number(finite(
                "LOG",
                value,
                number.toPlainString() + " to the base " + in.number(0).toPlainString()));
    }

    static AttributeValue angle(Inputs in) {
        double angle = Math.atan2(in.number(0).doubleValue(), in.number(1).doubleValue());
        return Arithmetic.number(BigDecimal.valueOf(angle));
    }
}
