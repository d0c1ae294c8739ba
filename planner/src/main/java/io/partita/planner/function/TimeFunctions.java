package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.TemporalText;
import io.partita.planner.function.LibraryFunction.Body;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalField;
import java.util.List;

/**
 * Dates and times: ISO-8601 text, or numbers that count seconds (milliseconds from 100,000,000,000 on) since 1970. A
 * time with an offset is taken at that offset, and the current time is in UTC. Weeks are those of ISO-8601.
 */
final class TimeFunctions {
    static final List<NamedFunction> ALL = List.of(
            now("CURRENT_DATE() DATE", "the day when the statement began", "CURDATE"),
            now("CURRENT_TIME() TIME", "the time of day when the statement began", "CURTIME"),
            now("CURRENT_TIMESTAMP() TIMESTAMP", "when the statement began", "NOW", "UTC_TIMESTAMP", "LOCALTIMESTAMP"),
            field("YEAR", "the year", ChronoField.YEAR),
            field("QUARTER", "the quarter of the year", IsoFields.QUARTER_OF_YEAR),
            field("MONTH", "the month, 1 to 12", ChronoField.MONTH_OF_YEAR),
            field("WEEK", "the week of the year, 1 to 53", IsoFields.WEEK_OF_WEEK_BASED_YEAR, "WEEKOFYEAR", "ISO_WEEK"),
            field("DAY", "the day of the month", ChronoField.DAY_OF_MONTH, "DAYOFMONTH"),
            field("DAYOFYEAR", "the day of the year", ChronoField.DAY_OF_YEAR),
            strict(
                    "DAYOFWEEK(moment TIMESTAMP) BIGINT",
                    "the day of the week from 1, Sunday",
                    in -> AttributeValue.of(TimeParts.dayFromSunday(in) + 1)),
            field("ISO_DAYOFWEEK", "the day of the week from 1, Monday", ChronoField.DAY_OF_WEEK),
            field("HOUR", "the hour, 0 to 23", ChronoField.HOUR_OF_DAY),
            field("MINUTE", "the minute", ChronoField.MINUTE_OF_HOUR),
            strict("SECOND(moment TIMESTAMP) NUMBER", "the second with its fraction", TimeParts::second),
            strict("DAYNAME(moment TIMESTAMP) STRING", "the day of the week in English", TimeParts::dayName),
            strict("MONTHNAME(moment TIMESTAMP) STRING", "the month in English", TimeParts::monthName),
            strict(
                    "DATE_PART(part STRING, moment TIMESTAMP) NUMBER",
                    "a part by its name, also EXTRACT(part FROM moment)",
                    TimeParts::named),
            strict(
                    "DATE_TRUNC(unit UNIT, moment TIMESTAMP) TIMESTAMP",
                    "the beginning of its year, month, week, day, hour, ...",
                    TimeShifts::truncated),
            strict(
                    "DATE_ADD(unit UNIT, count NUMBER, moment TIMESTAMP) TIMESTAMP",
                    "so many units later, also DATE_ADD(moment, INTERVAL 'count' unit) and moment + INTERVAL 'count' unit",
                    TimeShifts::added,
                    "DATEADD",
                    "TIMESTAMPADD"),
            strict(
                    "DATE_SUB(unit UNIT, count NUMBER, moment TIMESTAMP) TIMESTAMP",
                    "so many units earlier",
                    TimeShifts::subtracted,
                    "TIMESTAMPSUB"),
            strict(
                    "ADD_MONTHS(moment TIMESTAMP, count NUMBER) TIMESTAMP",
                    "so many months later",
                    TimeShifts::addedMonths),
            strict(
                    "DATEDIFF(unit UNIT, since TIMESTAMP, until TIMESTAMP) BIGINT",
                    "how often a unit begins between two, also DATEDIFF(until, since) in days",
                    TimeDistances::begun,
                    "DATE_DIFF"),
            strict(
                    "TIMESTAMPDIFF(unit UNIT, since TIMESTAMP, until TIMESTAMP) BIGINT",
                    "how many whole units lie between two",
                    TimeDistances::whole),
            strict("LAST_DAY(moment TIMESTAMP) DATE", "the last day of its month", TimeShifts::lastDay),
            strict(
                    "DATE(moment TIMESTAMP) DATE",
                    "the day, as CAST(moment AS DATE)",
                    in -> text(TimeShifts.date(in.moment(0))),
                    "TO_DATE"),
            strict(
                    "TIME(moment TIMESTAMP) TIME",
                    "the time of day, as CAST(moment AS TIME)",
                    in -> text(TimeShifts.time(in.moment(0)))),
            strict(
                    "TIMESTAMP(moment TIMESTAMP) TIMESTAMP",
                    "the timestamp of a text, or of a number of seconds or milliseconds",
                    in -> text(TimeShifts.timestamp(in.moment(0))),
                    "TO_TIMESTAMP"),
            strict(
                    "FROM_UNIXTIME(seconds NUMBER) TIMESTAMP",
                    "the moment so many seconds after the beginning of 1970 in UTC",
                    in -> text(Moments.ofEpochSeconds(in.number(0)))),
            strict(
                    "UNIX_TIMESTAMP([moment TIMESTAMP]) NUMBER",
                    "the seconds since the beginning of 1970 in UTC; of now without an argument",
                    in -> TimeParts.epoch(in.moment(0)),
                    "EPOCH"));

    private TimeFunctions() {}

    static AttributeValue text(Temporal temporal) {
        return AttributeValue.of(TemporalText.of(temporal));
    }

    /** The binder makes the current time of it, which takes no part in evaluation. */
    private static NamedFunction now(String signature, String description, String... aliases) {
        return NamedFunction.now(signature, description, aliases);
    }

    private static NamedFunction field(String name, String description, TemporalField field, String... aliases) {
        return strict(
                name + "(moment TIMESTAMP) BIGINT",
                description,
                in -> AttributeValue.of(TimeParts.of(in.moment(0), field)),
                aliases);
    }

    private static NamedFunction strict(String signature, String description, Body body, String... aliases) {
        return NamedFunction.strict(Theme.TIME, signature, description, body, aliases);
    }
}
