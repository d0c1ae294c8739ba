package io.partita.planner.expression;

import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.type.SqlType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;

/**
 * Dates and times as ISO-8601 text, the form in which they are stored: {@code 2024-05-17}, {@code 09:30:00},
 * {@code 2024-05-17T09:30:00}, {@code 2024-05-17T09:30:00Z}. A space for the T is understood. Years are those of four
 * digits, so that texts sort by time.
 */
public final class TemporalText {
    private static final int LAST_YEAR = 9999;

    /** As the driver writes moments: always a fraction, because "05Z" sorts behind "05.1Z". */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
            .appendOffsetId()
            .toFormatter();

    private TemporalText() {}

    /**
     * The text in the form of the type; a timestamp gives its date or its time, and a date the timestamp that it
     * begins with.
     *
     * @throws QueryException INVALID_VALUE if it is no such text
     */
    static String convert(String text, SqlType type) {
        try {
            return convert(parsed(text.strip()), type);
        } catch (DateTimeException noDate) {
            throw Conversions.invalid(text, type);
        }
    }

    private static String convert(Temporal temporal, SqlType type) {
        return switch (type) {
            case DATE -> LocalDate.from(temporal).toString();
            case TIME -> DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.from(temporal));
            default -> timestamp(temporal);
        };
    }

    private static String timestamp(Temporal temporal) {
        if (temporal instanceof LocalDate date) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(date.atStartOfDay());
        }
        return temporal instanceof OffsetDateTime moment
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment)
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.from(temporal));
    }

    /**
     * The LocalDate, LocalTime, LocalDateTime or OffsetDateTime of a text.
     *
     * @throws QueryException INVALID_VALUE if it is none
     */
    public static Temporal parse(String text) {
        try {
            return parsed(text.strip());
        } catch (DateTimeException noDate) {
            throw Conversions.invalid(text, SqlType.TIMESTAMP);
        }
    }

    private static Temporal parsed(String text) {
        if (text.length() > 2 && text.charAt(2) == ':') {
            return LocalTime.parse(text);
        } else if (text.length() <= 10) {
            return LocalDate.parse(text);
        }
        String joined = text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(joined, OffsetDateTime::from, LocalDateTime::from);
        return (Temporal) parsed;
    }

    /**
     * The text of a date or time that was calculated.
     *
     * @throws QueryException INVALID_VALUE if its year has not four digits
     */
    public static String of(Temporal temporal) {
        if (temporal.isSupported(ChronoField.YEAR)) {
            int year = temporal.get(ChronoField.YEAR);
            if (year < 0 || year > LAST_YEAR) {
                throw new QueryException(
                        QueryErrorCode.INVALID_VALUE, "a date of the year " + year + " is beyond 0000 to 9999");
            }
        }
        if (temporal instanceof LocalDate date) {
            return date.toString();
        } else if (temporal instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        return temporal instanceof OffsetDateTime moment && moment.getOffset().equals(ZoneOffset.UTC)
                ? MOMENT.format(moment)
                : timestamp(temporal);
    }
}
