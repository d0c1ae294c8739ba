package io.partita.jdbc.statement;

import io.partita.planner.session.Execution.Deadline;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A number of seconds from when it was made, by a clock that is handed in. */
public final class QueryDeadline implements Deadline {
    private final LongSupplier nanoClock;
    private final long end;

    public QueryDeadline(LongSupplier nanoClock, long seconds) {
        this.nanoClock = nanoClock;
        this.end = nanoClock.getAsLong() + TimeUnit.SECONDS.toNanos(seconds);
    }

    @Override
    public boolean hasPassed() {
        return nanoClock.getAsLong() - end >= 0;
    }
}
