package io.partita.engine.cluster.consensus;

import io.partita.engine.api.error.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whether a member goes on, follows, and is due for a snapshot. Safe for several threads. */
final class GroupState implements GroupEvents {
    private final long logBytes;
    private final AtomicReference<@Nullable StoreException> failure = new AtomicReference<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Consumer<Boolean> leadershipListener = leads -> {};
    private volatile Runnable logListener = () -> {};
    private volatile Runnable haltListener = () -> {};
    private volatile CompletableFuture<@Nullable Void> nextLeader = new CompletableFuture<>();

    /** Only for the applying thread. */
    private long bytesSinceSnapshot;

    private final AtomicBoolean snapshotUnderWay = new AtomicBoolean();

    /** @param logBytes after how many bytes a snapshot is due */
    GroupState(long logBytes) {
        this.logBytes = logBytes;
    }

    void onLeadership(Consumer<Boolean> listener) {
        leadershipListener = listener;
    }

    /** Has somebody called when this member stops, perhaps more than once; it must be quick. */
    void onHalted(Runnable listener) {
        haltListener = listener;
    }

    /** Has somebody called when a snapshot is due, once until {@link #snapshotTaken}. */
    void onLogGrown(Runnable listener) {
        logListener = listener;
    }

    /** Whether or not it succeeded: if it did not, the next one is due after as many bytes again. */
    void snapshotTaken() {
        snapshotUnderWay.set(false);
    }

    @Nullable
    StoreException failure() {
        return failure.get();
    }

    boolean isClosed() {
        return closed.get();
    }

    /** Whether this call closed it. */
    boolean close() {
        return closed.compareAndSet(false, true);
    }

    /** Completes when this member follows another one the next time. */
    CompletableFuture<@Nullable Void> nextLeader() {
        nextLeader = new CompletableFuture<>();
        return nextLeader;
    }

    void await(CompletableFuture<?> event, Duration patience) {
        try {
            event.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // Then another one is elected when the others have missed this one for long enough.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onApplied(long bytes) {
        bytesSinceSnapshot += bytes;
        if (bytesSinceSnapshot >= logBytes && snapshotUnderWay.compareAndSet(false, true)) {
            bytesSinceSnapshot = 0;
            logListener.run();
        }
    }

    @Override
    public void onHalt(StoreException cause) {
        failure.compareAndSet(null, cause);
        haltListener.run();
    }

    @Override
    public void onLeadership(boolean leads) {
        leadershipListener.accept(leads);
    }

    @Override
    public void onFollowing() {
        nextLeader.complete(null);
    }
}
