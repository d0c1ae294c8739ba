package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.Arithmetic;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers with fewer digits. */
final class Rounding {
    /** No number of the model has more digits than this on either side of the point. */
    private static final int MAX_SCALE = 200;

    private Rounding() {}

    static BigDecimal toInteger(BigDecimal number, RoundingMode rounding) {
        return number.scale() <= 0 ? number : number.setScale(0, rounding);
    }

    /** Number, and how many digits to keep behind the point; negative ones are before it. */
    static AttributeValue round(Inputs in, RoundingMode rounding) {
        BigDecimal number = in.number(0);
        int digits = Math.max(-MAX_SCALE, Math.min(MAX_SCALE, in.integer(1, 0)));
        return Arithmetic.number(number.scale() <= digits ? number : number.setScale(digits, rounding));
    }

    static AttributeValue quotient(Inputs in) {
        BigDecimal divisor = in.number(1);
        if (divisor.signum() == 0) {
            throw new QueryException(QueryErrorCode.DIVISION_BY_ZERO, "division by zero");
        }
        return Arithmetic.number(in.number(0).divideToIntegralValue(divisor));
    }

    /** SQL:2016, 6.28. Bounds may descend. */
    static AttributeValue bucket(Inputs in) {
        BigDecimal low = in.number(1);
        BigDecimal high = in.number(2);
        int buckets = in.integer(3);
        if (buckets < 1 || low.compareTo(high) == 0) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE, "WIDTH_BUCKET needs a bucket or more, between bounds that differ");
        }
        BigDecimal distance = in.number(0).subtract(low).multiply(BigDecimal.valueOf(buckets));
        BigDecimal place = Arithmetic.divide(distance, high.subtract(low)).setScale(0, RoundingMode.FLOOR);
        BigDecimal most = BigDecimal.valueOf(buckets);
        return AttributeValue.of(place.max(BigDecimal.valueOf(-1)).min(most).longValueExact() + 1);
    }
}
