package io.partita.planner.expression;

import io.partita.planner.type.SqlType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;

/**
 * Dates and times as ISO-8601 text, the form in which they are stored: {@code 2024-05-17}, {@code 09:30:00},
 * {@code 2024-05-17T09:30:00}, {@code 2024-05-17T09:30:00Z}. A space for the T is understood.
 */
final class TemporalText {
    private TemporalText() {}

    /**
     * The text in the form of the type; a timestamp gives its date or its time, and a date the timestamp that it
     * begins with.
     *
     * @throws io.partita.planner.error.QueryException INVALID_VALUE if it is no such text
     */
    static String convert(String text, SqlType type) {
        String stripped = text.strip();
        try {
            Temporal temporal = parse(stripped);
            return switch (type) {
                case DATE -> LocalDate.from(temporal).toString();
                case TIME -> DateTimeFormatter.ISO_LOCAL_TIME.format(LocalTime.from(temporal));
                default -> timestamp(temporal);
            };
        } catch (DateTimeException noDate) {
            throw Conversions.invalid(text, type);
        }
    }

    private static Temporal parse(String text) {
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

    private static String timestamp(Temporal temporal) {
        if (temporal instanceof LocalDate date) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(date.atStartOfDay());
        }
        return temporal instanceof OffsetDateTime moment
                ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment)
                : DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.from(temporal));
    }
}
