package io.partita.engine.cluster.replicaset.remote;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/** How somebody waits who has nothing else to do. */
public interface Waiting {
    /** A thread that stands still. Interruptions are left for later: what is waited for has a deadline. */
    Waiting THREAD = new Waiting() {
        @Override
        public void pause(Duration time) {
            LockSupport.parkNanos(time.toNanos());
        }

        @Override
        public void until(CompletableFuture<?> done) {
            CompletableFuture<?> unused = done.exceptionally(failure -> null);
            unused.join();
        }
    };

    /** Waits for about as long. */
    void pause(Duration time);

    /** Returns when something has come to its end, well or badly. */
    void until(CompletableFuture<?> done);
}
