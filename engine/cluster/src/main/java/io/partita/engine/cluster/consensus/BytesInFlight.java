package io.partita.engine.cluster.consensus;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds the proposals under way, by their bytes. Whoever comes first is let in first. Safe for several threads. */
final class BytesInFlight {
    private final int most;
    private final Semaphore free;

    BytesInFlight(int most) {
        this.most = most;
        this.free = new Semaphore(most, true);
    }

    /** Takes room for some bytes, waiting for it if need be; false if there was none in time. */
    boolean take(int bytes, Duration patience) {
        return free.tryAcquire(bytes) || takeInTime(bytes, patience);
    }

    /** Waits until nothing is under way; false if that was not so in time. */
    boolean drain(Duration patience) {
        boolean drained = takeInTime(most, patience);
        if (drained) {
            free.release(most);
        }
        return drained;
    }

    private boolean takeInTime(int bytes, Duration patience) {
        try {
            return free.tryAcquire(bytes, patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    int taken() {
        return most - free.availablePermits();
    }

    void give(int bytes) {
        free.release(bytes);
    }
}
