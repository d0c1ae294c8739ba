package io.partita.planner.function;

import io.partita.planner.error.QueryException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Patterns of dates and times: {@code YYYY-MM-DD HH24:MI:SS}. What is no letter, and what stands in double quotes, stays. */
final class DateTemplate {
    private static final String NAMES =
            "YYYY, YY, Q, MM, MON, MONTH, DD, DDD, D, DY, DAY, ID, IYYY, IW, WW, HH24, HH12,"
                    + " HH, MI, SS, MS, US, FF1 to FF6, SSSSS, AM, TZ and OF, FM before one, and texts in double quotes";

    private static final int NAME_WIDTH = 9;
    private static final long HALF_DAY = 12;

    /** A part as text, and how wide it is unless FM stands before it. */
    private record Part(int width, char padding, Function<Temporal, String> text) {}

    /** Of two names of which one begins with the other, the longer one comes first. */
    private static final Map<String, Part> PARTS = parts();

    private DateTemplate() {}

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("YYYY", number(4, ChronoField.YEAR));
        parts.put("IYYY", new Part(4, '0', at -> text(TimeParts.of(at, IsoFields.WEEK_BASED_YEAR))));
        parts.put("YY", new Part(2, '0', at -> text(TimeParts.of(at, ChronoField.YEAR) % 100)));
        parts.put("Q", new Part(1, '0', at -> text(TimeParts.of(at, IsoFields.QUARTER_OF_YEAR))));
        parts.put("MONTH", new Part(NAME_WIDTH, ' ', at -> month(at, TextStyle.FULL)));
        parts.put("MON", new Part(3, ' ', at -> month(at, TextStyle.SHORT)));
        parts.put("MM", number(2, ChronoField.MONTH_OF_YEAR));
        parts.put("MI", number(2, ChronoField.MINUTE_OF_HOUR));
        parts.put("MS", new Part(3, '0', at -> fraction(at, 3)));
        parts.put("US", new Part(6, '0', at -> fraction(at, 6)));
        for (int digits = 1; digits <= 6; digits++) {
            int count = digits;
            parts.put("FF" + digits, new Part(digits, '0', at -> fraction(at, count)));
        }
        parts.put("SSSSS", new Part(5, '0', at -> text(TimeParts.of(at, ChronoField.SECOND_OF_DAY))));
        parts.put("SSSS", new Part(5, '0', at -> text(TimeParts.of(at, ChronoField.SECOND_OF_DAY))));
        parts.put("SS", number(2, ChronoField.SECOND_OF_MINUTE));
        parts.put("DDD", number(3, ChronoField.DAY_OF_YEAR));
        parts.put("DAY", new Part(NAME_WIDTH, ' ', at -> weekday(at, TextStyle.FULL)));
        parts.put("DD", number(2, ChronoField.DAY_OF_MONTH));
        parts.put("DY", new Part(3, ' ', at -> weekday(at, TextStyle.SHORT)));
        parts.put("D", new Part(1, '0', at -> text(TimeParts.of(at, ChronoField.DAY_OF_WEEK) % 7 + 1)));
        parts.put("ID", number(1, ChronoField.DAY_OF_WEEK));
        parts.put("IW", new Part(2, '0', at -> text(TimeParts.of(at, IsoFields.WEEK_OF_WEEK_BASED_YEAR))));
        parts.put("WW", new Part(2, '0', at -> text((TimeParts.of(at, ChronoField.DAY_OF_YEAR) - 1) / 7 + 1)));
        parts.put("HH24", number(2, ChronoField.HOUR_OF_DAY));
        parts.put("HH12", number(2, ChronoField.CLOCK_HOUR_OF_AMPM));
        parts.put("HH", number(2, ChronoField.CLOCK_HOUR_OF_AMPM));
        parts.put("A.M.", new Part(4, ' ', at -> isMorning(at) ? "a.m." : "p.m."));
        parts.put("P.M.", new Part(4, ' ', at -> isMorning(at) ? "a.m." : "p.m."));
        parts.put("AM", new Part(2, ' ', at -> isMorning(at) ? "am" : "pm"));
        parts.put("PM", new Part(2, ' ', at -> isMorning(at) ? "am" : "pm"));
        parts.put("TZ", new Part(0, ' ', at -> offset(at).equals("+00:00") ? "UTC" : offset(at)));
        parts.put("OF", new Part(0, ' ', DateTemplate::offset));
        return parts;
    }

    private static Part number(int width, ChronoField field) {
        return new Part(width, '0', at -> text(TimeParts.of(at, field)));
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    private static String fraction(Temporal at, int digits) {
        String nanoseconds = String.format(Locale.ROOT, "%09d", TimeParts.of(at, ChronoField.NANO_OF_SECOND));
        return nanoseconds.substring(0, digits);
    }

    private static String month(Temporal at, TextStyle style) {
        return Month.of((int) TimeParts.of(at, ChronoField.MONTH_OF_YEAR)).getDisplayName(style, Locale.ENGLISH);
    }

    private static String weekday(Temporal at, TextStyle style) {
        return DayOfWeek.of((int) TimeParts.of(at, ChronoField.DAY_OF_WEEK)).getDisplayName(style, Locale.ENGLISH);
    }

    private static boolean isMorning(Temporal at) {
        return TimeParts.of(at, ChronoField.HOUR_OF_DAY) < HALF_DAY;
    }

    /** A time without an offset is taken for one in UTC. */
    private static String offset(Temporal at) {
        String offset = at instanceof OffsetDateTime moment ? moment.getOffset().getId() : "Z";
        return offset.equals("Z") ? "+00:00" : offset;
    }

    /**
     * The date or time in the form of the pattern.
     *
     * @throws QueryException INVALID_VALUE if the pattern has unknown letters, or parts that a date or time of day lacks
     */
    static String fill(String pattern, Temporal moment) {
        StringBuilder filled = new StringBuilder();
        boolean trimmed = false;
        int at = 0;
        while (at < pattern.length()) {
            char sign = pattern.charAt(at);
            if (sign == '"') {
                at = quoted(pattern, at, filled);
            } else if (pattern.startsWith("FM", at) || pattern.startsWith("fm", at)) {
                trimmed = true;
                at += 2;
            } else if (Character.isLetter(sign)) {
                String name = name(pattern, at);
                filled.append(part(PARTS.get(name), pattern.substring(at, at + name.length()), moment, trimmed));
                trimmed = false;
                at += name.length();
            } else {
                filled.append(sign);
                at++;
            }
        }
        return filled.toString();
    }

    /** Returns the place behind the closing quote. */
    private static int quoted(String pattern, int at, StringBuilder filled) {
        int close = pattern.indexOf('"', at + 1);
        int end = close < 0 ? pattern.length() : close;
        filled.append(pattern, at + 1, end);
        return end + 1;
    }

    private static String name(String pattern, int at) {
        for (String name : PARTS.keySet()) {
            if (pattern.regionMatches(true, at, name, 0, name.length())) {
                return name;
            }
        }
        throw Templates.unknown("a date or time", pattern, at, NAMES);
    }

    private static String part(Part part, String written, Temporal moment, boolean trimmed) {
        Temporal whole = moment instanceof LocalDate date ? date.atTime(LocalTime.MIDNIGHT) : moment;
        String text = part.text().apply(whole);
        int missing = trimmed ? 0 : part.width() - text.length();
        if (part.padding() == '0') {
            return missing > 0 ? "0".repeat(missing) + text : text;
        }
        return cased(text, written) + " ".repeat(Math.max(0, missing));
    }

    /** In capitals as the pattern: MONTH, Month or month. */
    private static String cased(String text, String written) {
        if (written.equals(written.toUpperCase(Locale.ROOT))) {
            return text.toUpperCase(Locale.ROOT);
        }
        return Character.isUpperCase(written.charAt(0)) ? text : text.toLowerCase(Locale.ROOT);
    }
}
