package io.partita.faults.schedule;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;

/** A lock that activities wait for in virtual time. It is not held twice by the same activity. */
public final class VirtualLock implements Lock {
    private final Scheduler scheduler;
    private boolean held;
    private CompletableFuture<Void> released = new CompletableFuture<>();

    public VirtualLock(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public void lock() {
        while (!tryLock()) {
            scheduler.until(released);
        }
    }

    @Override
    public boolean tryLock() {
        if (held) {
            return false;
        }
        held = true;
        return true;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
        long end = scheduler.nanoTime() + unit.toNanos(time);
        while (!tryLock()) {
            Duration left = Duration.ofNanos(end - scheduler.nanoTime());
            if (left.isNegative() || !scheduler.until(released, left, "a lock")) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void unlock() {
        held = false;
        CompletableFuture<Void> now = released;
        released = new CompletableFuture<>();
        now.complete(null);
    }

    @Override
    public void lockInterruptibly() {
        lock();
    }

    @Override
    public Condition newCondition() {
        throw new UnsupportedOperationException("nothing in the engine waits for a condition");
    }
}
