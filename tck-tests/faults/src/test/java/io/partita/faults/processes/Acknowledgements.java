package io.partita.faults.processes;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** When writes were acknowledged, of all clients together, and the longest time without. Safe for any number of threads. */
final class Acknowledgements {
    private final AtomicLong last = new AtomicLong(System.nanoTime());
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);
    private final LongAdder count = new LongAdder();

    /** A write was acknowledged now. */
    void acknowledged() {
        long now = System.nanoTime();
        longest.accumulate(now - last.getAndSet(now));
        count.increment();
    }

    /** Forgets how long any pause was before. */
    void begin() {
        longest.reset();
    }

    /** The longest pause since the beginning, in nanoseconds; the one that goes on is counted as it is. */
    long longestPause() {
        return Math.max(longest.get(), System.nanoTime() - last.get());
    }

    long count() {
        return count.sum();
    }
}
