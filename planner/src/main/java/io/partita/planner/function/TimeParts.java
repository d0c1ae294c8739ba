package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.TemporalText;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.JulianFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalField;
import java.util.Locale;

/** Parts of dates and times. A date begins at midnight. */
public final class TimeParts {
    private TimeParts() {}

    /**
     * A part as a number.
     *
     * @throws QueryException INVALID_VALUE if a time of day is asked for its date
     */
    static long of(Temporal moment, TemporalField field) {
        Temporal whole = moment instanceof LocalDate date ? date.atStartOfDay() : moment;
        if (!whole.isSupported(field)) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE, "the time of day '" + TemporalText.of(moment) + "' has no date");
        }
        return whole.getLong(field);
    }

    static long dayFromSunday(Inputs in) {
        return of(in.moment(0), ChronoField.DAY_OF_WEEK) % 7;
    }

    static AttributeValue second(Inputs in) {
        return AttributeValue.of(seconds(in.moment(0)));
    }

    private static BigDecimal seconds(Temporal moment) {
        return BigDecimal.valueOf(of(moment, ChronoField.SECOND_OF_MINUTE))
                .add(BigDecimal.valueOf(of(moment, ChronoField.NANO_OF_SECOND), 9));
    }

    static AttributeValue dayName(Inputs in) {
        DayOfWeek day = DayOfWeek.of((int) of(in.moment(0), ChronoField.DAY_OF_WEEK));
        return AttributeValue.of(day.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    static AttributeValue monthName(Inputs in) {
        Month month = Month.of((int) of(in.moment(0), ChronoField.MONTH_OF_YEAR));
        return AttributeValue.of(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }

    /** The seconds since 1970 in UTC, of a time without an offset as if it were in UTC. */
    static AttributeValue epoch(Temporal moment) {
        OffsetDateTime at = TimeShifts.timestamp(moment) instanceof OffsetDateTime offset
                ? offset
                : ((LocalDateTime) TimeShifts.timestamp(moment)).atOffset(ZoneOffset.UTC);
        return AttributeValue.of(BigDecimal.valueOf(at.toEpochSecond()).add(BigDecimal.valueOf(at.getNano(), 9)));
    }

    /** Name of the part, as EXTRACT has it or as PostgreSQL does, and date or time. */
    static AttributeValue named(Inputs in) {
        Temporal moment = in.moment(1);
        String part = in.text(0).toUpperCase(Locale.ROOT);
        return switch (part) {
            case "SECOND" -> AttributeValue.of(seconds(moment));
            case "MILLISECOND", "MILLISECONDS" ->
                AttributeValue.of(seconds(moment).movePointRight(3));
            case "MICROSECOND", "MICROSECONDS" ->
                AttributeValue.of(seconds(moment).movePointRight(6));
            case "EPOCH" -> epoch(moment);
            case "DOW" -> AttributeValue.of(of(moment, ChronoField.DAY_OF_WEEK) % 7);
            default -> AttributeValue.of(of(moment, field(part)));
        };
    }

    /**
     * Requires that there is a part of this name.
     *
     * @throws QueryException INVALID_VALUE
     */
    public static void require(String name) {
        String part = name.toUpperCase(Locale.ROOT);
        switch (part) {
            case "SECOND", "MILLISECOND", "MILLISECONDS", "MICROSECOND", "MICROSECONDS", "EPOCH", "DOW" -> {}
            default -> field(part);
        }
    }

    private static TemporalField field(String part) {
        return switch (part) {
            case "YEAR" -> ChronoField.YEAR;
            case "QUARTER" -> IsoFields.QUARTER_OF_YEAR;
            case "MONTH" -> ChronoField.MONTH_OF_YEAR;
            case "WEEK" -> IsoFields.WEEK_OF_WEEK_BASED_YEAR;
            case "ISOYEAR" -> IsoFields.WEEK_BASED_YEAR;
            case "DAY" -> ChronoField.DAY_OF_MONTH;
            case "DOY" -> ChronoField.DAY_OF_YEAR;
            case "ISODOW" -> ChronoField.DAY_OF_WEEK;
            case "HOUR" -> ChronoField.HOUR_OF_DAY;
            case "MINUTE" -> ChronoField.MINUTE_OF_HOUR;
            case "JULIAN" -> JulianFields.JULIAN_DAY;
            case "CENTURY", "DECADE", "MILLENNIUM", "TIMEZONE", "TIMEZONE_HOUR", "TIMEZONE_MINUTE" ->
                throw new QueryException(
                        QueryErrorCode.NOT_SUPPORTED_YET,
                        "the part " + part + " of a date is not supported; calculate it from YEAR or from the text");
            default ->
                throw new QueryException(
                        QueryErrorCode.INVALID_VALUE,
                        "a date has no part " + part + "; there are YEAR, QUARTER, MONTH, WEEK, DAY, HOUR, MINUTE,"
                                + " SECOND, MILLISECOND, MICROSECOND, DOW, DOY, ISODOW, ISOYEAR, JULIAN and EPOCH");
        };
    }
}
