package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.TemporalText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAdjusters;

/** Dates and times made of others. What was a date stays one unless hours or less are added. */
final class TimeShifts {
    /** More units than any two dates are apart, and few enough to be counted in nanoseconds of a day. */
    private static final BigDecimal MOST_UNITS = new BigDecimal("1E15");

    private TimeShifts() {}

    static LocalDate date(Temporal moment) {
        requireDate(moment);
        return LocalDate.from(moment);
    }

    static LocalTime time(Temporal moment) {
        return moment instanceof LocalDate ? LocalTime.MIDNIGHT : LocalTime.from(moment);
    }

    /** With its offset, if it has one. */
    static Temporal timestamp(Temporal moment) {
        requireDate(moment);
        return moment instanceof LocalDate date ? date.atStartOfDay() : moment;
    }

    static AttributeValue added(Inputs in) {
        return shifted(in.moment(2), TimeUnit.valueOf(in.text(0)), in.number(1));
    }

    static AttributeValue subtracted(Inputs in) {
        return shifted(in.moment(2), TimeUnit.valueOf(in.text(0)), in.number(1).negate());
    }

    static AttributeValue addedMonths(Inputs in) {
        return shifted(in.moment(0), TimeUnit.MONTH, in.number(1));
    }

    /** A fraction of a unit is cut off, except for seconds. */
    private static AttributeValue shifted(Temporal moment, TimeUnit unit, BigDecimal count) {
        if (count.abs().compareTo(MOST_UNITS) > 0) {
            throw beyond(count.toPlainString() + " " + unit);
        }
        if (unit.isOfDates()) {
            requireDate(moment);
        }
        Temporal start = moment instanceof LocalDate date && !unit.isOfDates() ? date.atStartOfDay() : moment;
        BigDecimal whole = count.setScale(0, RoundingMode.DOWN);
        try {
            Temporal shifted = start.plus(whole.longValueExact(), unit.unit());
            long nanoseconds = unit == TimeUnit.SECOND
                    ? count.subtract(whole).movePointRight(9).longValue()
                    : 0;
            return TimeFunctions.text(nanoseconds == 0 ? shifted : shifted.plus(nanoseconds, ChronoUnit.NANOS));
        } catch (DateTimeException | ArithmeticException outOfRange) {
            throw beyond(count.toPlainString() + " " + unit);
        }
    }

    private static QueryException beyond(String distance) {
        return new QueryException(
                QueryErrorCode.INVALID_VALUE, distance + " is further than dates go, from the year 0000 to 9999");
    }

    static AttributeValue truncated(Inputs in) {
        return TimeFunctions.text(truncated(in.moment(1), TimeUnit.valueOf(in.text(0))));
    }

    /** The beginning of the unit; weeks begin on Monday. */
    static Temporal truncated(Temporal moment, TimeUnit unit) {
        if (unit.isOfDates()) {
            requireDate(moment);
        }
        if (moment instanceof LocalDate && !unit.isOfDates()) {
            return moment;
        }
        Temporal day =
                moment instanceof LocalDate ? moment : moment.with(ChronoField.NANO_OF_DAY, midnight(moment, unit));
        return switch (unit) {
            case YEAR -> day.with(ChronoField.DAY_OF_YEAR, 1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case MONTH -> day.with(ChronoField.DAY_OF_MONTH, 1);
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            default -> day;
        };
    }

    /** The nanosecond of the day at which its unit begins. */
    private static long midnight(Temporal moment, TimeUnit unit) {
        if (unit.isOfDates()) {
            return 0;
        }
        long length = unit.unit().getDuration().toNanos();
        return moment.getLong(ChronoField.NANO_OF_DAY) / length * length;
    }

    static AttributeValue lastDay(Inputs in) {
        return TimeFunctions.text(date(in.moment(0)).with(TemporalAdjusters.lastDayOfMonth()));
    }

    /**
     * Requires more than a time of day.
     *
     * @throws QueryException INVALID_VALUE
     */
    static void requireDate(Temporal moment) {
        if (moment instanceof LocalTime) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE, "the time of day '" + TemporalText.of(moment) + "' has no date");
        }
    }
}
