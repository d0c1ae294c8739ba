package io.partita.engine.remote;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.remote.table.Backoff;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Parks the thread that waits: 10 ms, then twice as long each time up to 2 s, and about an hour in all. */
final class ParkedBackoff implements Backoff {
    private static final long FIRST_MILLIS = 10;
    private static final long LONGEST_MILLIS = 2_000;
    private static final int MOST_LOOKS = 1_800;

    @Override
    public void pause(int looks) {
        if (looks > MOST_LOOKS) {
            throw new StoreException(
                    ErrorCode.UNKNOWN_OUTCOME, "the table has not become what was asked for; the endpoint may go on");
        }
        long millis = looks > 10 ? LONGEST_MILLIS : Math.min(LONGEST_MILLIS, FIRST_MILLIS << (looks - 1));
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        if (Thread.currentThread().isInterrupted()) {
            throw new StoreException(
                    ErrorCode.UNKNOWN_OUTCOME, "the wait for the table was interrupted; the endpoint goes on");
        }
    }
}
