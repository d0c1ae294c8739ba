package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.TemporalText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;

/**
 * Dates and times of values: ISO-8601 text, or a number that counts seconds since 1970 in UTC, or milliseconds from
 * 100,000,000,000 on, as the driver reads them.
 */
final class Moments {
    private static final BigDecimal LEAST_MILLISECONDS = new BigDecimal("1E11");

    private Moments() {}

    /**
     * The date, time, timestamp or timestamp with an offset of a value.
     *
     * @throws QueryException INVALID_VALUE if it is none
     */
    static Temporal of(AttributeValue value) {
        return value instanceof StringValue text
                ? TemporalText.parse(text.value())
                : ofEpoch(((NumberValue) value).value());
    }

    static OffsetDateTime ofEpoch(BigDecimal number) {
        boolean milliseconds = number.abs().compareTo(LEAST_MILLISECONDS) >= 0;
        return ofEpochSeconds(milliseconds ? number.movePointLeft(3) : number);
    }

    static OffsetDateTime ofEpochSeconds(BigDecimal seconds) {
        BigDecimal whole = Rounding.toInteger(seconds, RoundingMode.FLOOR);
        try {
            Instant instant = Instant.ofEpochSecond(
                    whole.longValueExact(),
                    seconds.subtract(whole).movePointRight(9).longValue());
            return instant.atOffset(ZoneOffset.UTC);
        } catch (ArithmeticException | DateTimeException outOfRange) {
            throw QueryException.of(
                    QueryErrorCode.INVALID_VALUE,
                    seconds.toPlainString() + " seconds since 1970 are beyond the dates that there are",
                    outOfRange);
        }
    }
}
