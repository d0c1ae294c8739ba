package io.partita.shell.transfer;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What the workers of an import have done so far. Safe to share between threads. */
final class ImportTally {
    private final LongAdder written = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

    /** A record that was not written. */
    record Failure(long line, String reason) {}

    void wrote(long items) {
        written.add(items);
    }

    void skipped() {
        skipped.increment();
    }

    void failed(long line, String reason) {
        failed.increment();
        failures.add(new Failure(line, reason));
    }

    long done() {
        return written.sum() + skipped.sum() + failed.sum();
    }

    long failures() {
        return failed.sum();
    }

    /** A failure that nobody has taken yet, or null. */
    @Nullable
    Failure nextFailure() {
        return failures.poll();
    }

    ImportSummary summary(boolean stopped) {
        return new ImportSummary(written.sum(), skipped.sum(), failed.sum(), stopped);
    }
}
