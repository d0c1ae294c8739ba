package io.partita.engine.cluster.replicaset.remote;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How far into the log of a set this process has seen: by the writes that were acknowledged to it, and by what it has read.
 * A replica that is behind that would show it the past. Safe for any number of threads.
 */
final class SeenIndex {
    private final AtomicLong index = new AtomicLong();

    long index() {
        return index.get();
    }

    void see(long applied) {
        if (applied > index.get()) {
            long unused = index.accumulateAndGet(applied, Math::max);
        }
    }
}
