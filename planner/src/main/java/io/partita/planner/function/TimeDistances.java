package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;

/** How far two dates or times are apart. One without an offset counts as in UTC if the other one has an offset. */
final class TimeDistances {
    private TimeDistances() {}

    /** Whole units, as TIMESTAMPDIFF of JDBC. */
    static AttributeValue whole(Inputs in) {
        Temporal since = comparable(in.moment(1), in.moment(2));
        Temporal until = comparable(in.moment(2), in.moment(1));
        TimeUnit unit = TimeUnit.valueOf(in.text(0));
        if (unit.isOfDates()) {
            TimeShifts.requireDate(since);
        }
        return between(since, until, unit);
    }

    /** Beginnings of units, as DATEDIFF of most databases: from 23:59 to 00:01 it is a day. */
    static AttributeValue begun(Inputs in) {
        TimeUnit unit = TimeUnit.valueOf(in.text(0));
        Temporal since = comparable(in.moment(1), in.moment(2));
        Temporal until = comparable(in.moment(2), in.moment(1));
        return between(TimeShifts.truncated(since, unit), TimeShifts.truncated(until, unit), unit);
    }

    private static AttributeValue between(Temporal since, Temporal until, TimeUnit unit) {
        return AttributeValue.of(unit.unit().between(since, until));
    }

    /** In the form that both have: times of day, timestamps, or moments in UTC. */
    private static Temporal comparable(Temporal moment, Temporal other) {
        if (moment instanceof LocalTime != other instanceof LocalTime) {
            throw new QueryException(
                    QueryErrorCode.INVALID_VALUE, "there is no distance between a time of day and a date");
        } else if (moment instanceof LocalTime) {
            return moment;
        }
        Temporal timestamp = TimeShifts.timestamp(moment);
        if (timestamp instanceof OffsetDateTime offset) {
            return offset.withOffsetSameInstant(ZoneOffset.UTC);
        }
        return other instanceof OffsetDateTime ? ((LocalDateTime) timestamp).atOffset(ZoneOffset.UTC) : timestamp;
    }
}
