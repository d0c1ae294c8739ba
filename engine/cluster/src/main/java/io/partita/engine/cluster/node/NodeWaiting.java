package io.partita.engine.cluster.node;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.replicaset.remote.Waiting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Waits like a thread, until the process is stopped: then whoever begins to wait fails with UNAVAILABLE. */
final class NodeWaiting implements Waiting {
    private volatile boolean stopped;

    void stop() {
        stopped = true;
    }

    @Override
    public void pause(Duration time) {
        if (stopped) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "This process is being stopped");
        }
        Waiting.THREAD.pause(time);
    }

    /** Whatever is waited for has a deadline, or ends when the messenger is closed. */
    @Override
    public void until(CompletableFuture<?> done) {
        Waiting.THREAD.until(done);
    }
}
