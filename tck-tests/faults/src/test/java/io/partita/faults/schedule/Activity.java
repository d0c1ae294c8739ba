package io.partita.faults.schedule;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Something that is done step by step, on a thread of its own, which runs while it has the baton. */
final class Activity {
    private final String name;
    private final Group group;
    private final Runnable body;
    private final Semaphore baton = new Semaphore(0);

    /** Counts the waits, so that a wake-up for one that is over is told from one for the next. */
    private long wait;

    private @Nullable String waitsFor;
    private boolean begun;
    private boolean ended;

    Activity(String name, Group group, Runnable body) {
        this.name = name;
        this.group = group;
        this.body = body;
    }

    String name() {
        return name;
    }

    Group group() {
        return group;
    }

    void run() {
        body.run();
    }

    /** Whether it has a thread. */
    boolean hasBegun() {
        return begun;
    }

    void begin() {
        begun = true;
    }

    void handOver() {
        baton.release();
    }

    void awaitBaton() {
        baton.acquireUninterruptibly();
    }

    /** Begins a wait and returns its number. */
    long beginWait(String what) {
        waitsFor = what;
        return ++wait;
    }

    void endWait() {
        waitsFor = null;
        wait++;
    }

    boolean isIn(long number) {
        return wait == number;
    }

    long currentWait() {
        return wait;
    }

    boolean isWaiting() {
        return waitsFor != null;
    }

    void end() {
        ended = true;
    }

    void checkNotEnded() {
        if (ended) {
            throw new Ended(name);
        }
    }

    @Override
    public String toString() {
        return group.name() + "/" + name + (waitsFor == null ? "" : " waits for " + waitsFor);
    }
}
