package io.partita.planner.function;

import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The units that dates and times are counted in. */
public enum TimeUnit {
    YEAR(ChronoUnit.YEARS),
    QUARTER(IsoFields.QUARTER_YEARS),
    MONTH(ChronoUnit.MONTHS),
    WEEK(ChronoUnit.WEEKS),
    DAY(ChronoUnit.DAYS),
    HOUR(ChronoUnit.HOURS),
    MINUTE(ChronoUnit.MINUTES),
    SECOND(ChronoUnit.SECONDS),
    MILLISECOND(ChronoUnit.MILLIS),
    MICROSECOND(ChronoUnit.MICROS);

    private static final String ODBC = "SQL_TSI_";

    private final TemporalUnit unit;

    TimeUnit(TemporalUnit unit) {
        this.unit = unit;
    }

    TemporalUnit unit() {
        return unit;
    }

    /** Whether dates count in it. */
    public boolean isOfDates() {
        return compareTo(DAY) <= 0;
    }

    /** The unit of a name in any case, in the singular or plural or as ODBC calls it; null if there is none. */
    public static @Nullable TimeUnit find(String name) {
        String word = name.strip().toUpperCase(Locale.ROOT);
        String odbc = word.startsWith(ODBC) ? word.substring(ODBC.length()) : word;
        for (TimeUnit unit : values()) {
            if (odbc.equals(unit.name()) || odbc.equals(unit.name() + "S")) {
                return unit;
            }
        }
        return null;
    }
}
