package io.partita.jdbc.value;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/**
 * Attribute values as dates and times: ISO-8601 text (a space for the T is understood), or a number that counts from
 * 1970 in UTC, in seconds if it is below 100,000,000,000 (the year 5138) and in milliseconds from there.
 *
 * <p>A text with an offset names a moment; a text without one is the time on the wall in the zone of the calendar that
 * is given, or else of this JVM. Asked for a wall time, a text gives what it shows.
 */
public final class TemporalReading {
    private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

    private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private TemporalReading() {}

    /** The moment. */
    public static Instant instant(AttributeValue value, @Nullable Calendar calendar) throws SQLException {
        TemporalAccessor temporal = parse(value);
        try {
            if (temporal instanceof OffsetDateTime moment) {
                return moment.toInstant();
            }
            ZoneId zone = TemporalText.zone(calendar);
            return temporal instanceof LocalDate date
                    ? date.atStartOfDay(zone).toInstant()
                    : LocalDateTime.from(temporal).atZone(zone).toInstant();
        } catch (DateTimeException noMoment) {
            throw noTime(value, "a moment", noMoment);
        }
    }

    /** The moment with the offset that the text gives, or else that of this JVM's zone. */
    public static OffsetDateTime offsetDateTime(AttributeValue value) throws SQLException {
        return parse(value) instanceof OffsetDateTime moment
                ? moment
                : OffsetDateTime.ofInstant(instant(value, null), ZoneId.systemDefault());
    }

    /** Date and time on the wall; a date alone is its midnight. */
    public static LocalDateTime localDateTime(AttributeValue value) throws SQLException {
        TemporalAccessor temporal = parse(value);
        try {
            return temporal instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(temporal);
        } catch (DateTimeException noTime) {
            throw noTime(value, "a date and time", noTime);
        }
    }

    public static LocalDate localDate(AttributeValue value) throws SQLException {
        TemporalAccessor temporal = parse(value);
        try {
            return LocalDate.from(temporal);
        } catch (DateTimeException noDate) {
            throw noTime(value, "a date", noDate);
        }
    }

    public static LocalTime localTime(AttributeValue value) throws SQLException {
        TemporalAccessor temporal = parse(value);
        try {
            return LocalTime.from(temporal);
        } catch (DateTimeException noTime) {
            throw noTime(value, "a time", noTime);
        }
    }

    public static Timestamp timestamp(AttributeValue value, @Nullable Calendar calendar) throws SQLException {
        Instant instant = withinMilliseconds(value, instant(value, calendar));
        return calendar == null && !(parse(value) instanceof OffsetDateTime)
                ? Timestamp.valueOf(localDateTime(value))
                : Timestamp.from(instant);
    }

    public static Date date(AttributeValue value, @Nullable Calendar calendar) throws SQLException {
        LocalDate date = localDate(value);
        Instant midnight = withinMilliseconds(
                value, date.atStartOfDay(TemporalText.zone(calendar)).toInstant());
        return calendar == null ? Date.valueOf(date) : new Date(midnight.toEpochMilli());
    }

    /** What the old classes can hold; they would go round silently beyond it. */
    private static Instant withinMilliseconds(AttributeValue value, Instant instant) throws SQLException {
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw noTime(value, "within the range of java.util.Date", null);
        }
        return instant;
    }

    /** The time of day on 1 January 1970, with its milliseconds. */
    public static Time time(AttributeValue value, @Nullable Calendar calendar) throws SQLException {
        LocalTime time = localTime(value);
        return new Time(LocalDate.EPOCH
                .atTime(time)
                .atZone(TemporalText.zone(calendar))
                .toInstant()
                .toEpochMilli());
    }

    /** A LocalDate, LocalTime, LocalDateTime or OffsetDateTime. */
    private static TemporalAccessor parse(AttributeValue value) throws SQLException {
        try {
            if (value instanceof StringValue string) {
                return parse(string.value().strip());
            } else if (value instanceof NumberValue number) {
                return fromEpoch(number.value());
            }
        } catch (DateTimeException | ArithmeticException unfit) {
            throw noTime(value, "a date or time (ISO-8601, as in 2024-05-17T09:30:00Z)", unfit);
        }
        throw ScalarReading.noConversion(value, "a date or time");
    }

    private static TemporalAccessor parse(String text) {
        if (text.length() > 2 && text.charAt(2) == ':') {
            return LocalTime.parse(text);
        } else if (text.length() <= 10) {
            return LocalDate.parse(text);
        }
        String joined = text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        return DateTimeFormatter.ISO_DATE_TIME.parseBest(joined, OffsetDateTime::from, LocalDateTime::from);
    }

    private static OffsetDateTime fromEpoch(BigDecimal number) {
        BigDecimal seconds = number.abs().compareTo(FIRST_MILLISECONDS) < 0 ? number : number.movePointLeft(3);
        if (seconds.precision() - seconds.scale() > 12) {
            throw new DateTimeException("beyond the last year");
        }
        BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
        long nanos = seconds.subtract(whole)
                .movePointRight(9)
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
        return Instant.ofEpochSecond(whole.longValueExact(), nanos).atOffset(ZoneOffset.UTC);
    }

    private static SQLException noTime(AttributeValue value, String what, @Nullable Exception cause) {
        return SqlErrors.of(
                SqlState.NO_DATE_OR_TIME,
                "'" + ScalarReading.shortened(ScalarReading.text(value)) + "' is not " + what,
                cause);
    }
}
