package io.partita.engine.cluster.messaging;

import java.util.concurrent.atomic.AtomicLong;

/** Bytes that may be held, by all connections together. Safe for any number of threads. */
final class ByteBudget {
    private final long most;
    private final AtomicLong taken = new AtomicLong();

    ByteBudget(long most) {
        this.most = most;
    }

    /** Whether there was room for so many more, which are taken then until they are given back. */
    boolean take(long bytes) {
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /** Takes so many more, whether there is room for them or not. */
    void force(long bytes) {
        taken.addAndGet(bytes);
    }

    void give(long bytes) {
        taken.addAndGet(-bytes);
    }
}
