package io.partita.planner.access;

import io.partita.engine.api.request.Page;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.session.Execution;
import java.time.Duration;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * Keeps a scan from consuming more read units in a second than it may, all segments together: before a page is read, as
 * long is waited as what was read before should have taken. The waiting is done in short steps, so that a statement can
 * be stopped.
 */
final class ScanPace {
    private static final double NANOSECONDS = 1e9;
    private static final Duration STEP = Duration.ofMillis(100);

    private final double unitsPerSecond;
    private final Workers.Pause pause;
    private final Execution execution;
    private final DoubleAdder owed = new DoubleAdder();

    /**
     * A pace.
     *
     * @param unitsPerSecond 0 for as fast as possible
     */
    ScanPace(double unitsPerSecond, Workers.Pause pause, Execution execution) {
        this.unitsPerSecond = unitsPerSecond;
        this.pause = pause;
        this.execution = execution;
    }

    /** Waits until the next page may be read. Those who wait do so one after another. */
    void await() {
        if (unitsPerSecond > 0) {
            settle();
        }
    }

    private synchronized void settle() {
        Duration left = Duration.ofNanos((long) (owed.sumThenReset() / unitsPerSecond * NANOSECONDS));
        while (!left.isZero()) {
            execution.checkRunning();
            Duration step = left.compareTo(STEP) < 0 ? left : STEP;
            try {
                pause.pause(step);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw QueryException.of(QueryErrorCode.CANCELLED, "the statement was interrupted", stopped);
            }
            left = left.minus(step);
        }
    }

    /** Takes note of what a page has consumed. */
    void read(Page page) {
        owed.add(page.consumed().readUnits());
    }

    /** The most items of a page, so that one page does not consume more than a second's units; at least 1. */
    long itemsOfAPage(long averageBytes, boolean consistent) {
        if (unitsPerSecond <= 0 || averageBytes <= 0) {
            return Integer.MAX_VALUE;
        }
        return (long) Math.max(1, unitsPerSecond * AccessRead.bytesOfAUnit(consistent) / averageBytes);
    }
}
