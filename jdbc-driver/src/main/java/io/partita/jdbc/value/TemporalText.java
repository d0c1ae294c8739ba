package io.partita.jdbc.value;

import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times as the ISO-8601 text that is stored.
 *
 * <p>What names a moment (Instant, OffsetDateTime, ZonedDateTime, Calendar, java.util.Date) is stored in UTC with a Z.
 * What names the time on a wall (LocalDateTime, and java.sql.Timestamp as JDBC defines it: in the zone of the
 * calendar, or else of this JVM) is stored without a zone, as a TIMESTAMP literal is. Texts of one kind sort by time.
 */
public final class TemporalText {
    /** Always a fraction, because the order of "05Z" and "05.1Z" as text is not their order in time. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 3, 9, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private TemporalText() {}

    /** The text of a value of java.time; of one that names neither a moment nor a wall time, its own text. */
    public static String of(TemporalAccessor temporal) {
        if (temporal instanceof Instant instant) {
            return MOMENT.format(instant);
        } else if (temporal instanceof OffsetDateTime moment) {
            return MOMENT.format(moment.toInstant());
        } else if (temporal instanceof ZonedDateTime moment) {
            return MOMENT.format(moment.toInstant());
        } else if (temporal instanceof LocalDateTime wall) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(wall);
        } else if (temporal instanceof LocalTime time) {
            return DateTimeFormatter.ISO_LOCAL_TIME.format(time);
        }
        return temporal.toString();
    }

    /**
     * The text of a date of the old kind.
     *
     * @param calendar whose zone says what the wall shows, or null for this JVM's zone
     */
    public static String of(Date date, @Nullable Calendar calendar) {
        if (date instanceof java.sql.Date day) {
            return localDate(day, calendar).toString();
        } else if (date instanceof Time time) {
            return of(LocalTime.ofInstant(Instant.ofEpochMilli(time.getTime()), zone(calendar)));
        } else if (date instanceof Timestamp timestamp) {
            return of(
                    calendar == null
                            ? timestamp.toLocalDateTime()
                            : LocalDateTime.ofInstant(timestamp.toInstant(), zone(calendar)));
        }
        return of(date.toInstant());
    }

    private static LocalDate localDate(java.sql.Date day, @Nullable Calendar calendar) {
        return calendar == null
                ? day.toLocalDate()
                : LocalDate.ofInstant(Instant.ofEpochMilli(day.getTime()), zone(calendar));
    }

    static ZoneId zone(@Nullable Calendar calendar) {
        return calendar == null
                ? ZoneId.systemDefault()
                : calendar.getTimeZone().toZoneId();
    }
}
