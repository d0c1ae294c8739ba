package io.partita.engine.cluster.propagation;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Partition;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.PropagationCommand.CorrectSizes;
import io.partita.engine.cluster.partition.PartitionCount;
import io.partita.engine.cluster.replicaset.IndexBacklog;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the global indexes of all tables up with the changes of what one replica set hosts. The work is done on the executor, a moment after a
 * change, so that many changes share a commit; and by whoever cannot wait for that: a read of an index that must see
 * the writes before it, and a write to a partition whose backlog is too long. Beside that it has partitions counted again that were split. If a step fails it is tried again
 * later, and when the store is opened again.
 */
public final class IndexPropagator implements IndexBacklog, AutoCloseable {
    private static final long DELAY_MILLIS = 2;
    private static final long RETRY_MILLIS = 500;

    /** A partition of an index changes hands. */
    private static final long MOVING_MILLIS = 10;

    private final IndexSource source;
    private final BiConsumer<Table, Index> onFilled;
    private final ScheduledExecutorService executor;
    private final Bounds bounds;
    private final Waits waits;
    private final Map<Integer, PartitionPropagator> partitions = new ConcurrentHashMap<>();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;
    private volatile boolean paused = true;

    /** Why the last work did not come to its end, or null if it did. */
    private volatile @Nullable RuntimeException lastFailure;

    /**
     * How long others wait for indexes.
     *
     * @param indexWait how long a read of an index waits for the changes before it
     * @param maxBacklog the most changes of a partition that may wait before writes to it are held back
     * @param backlogWait how long a write is held back before it is refused
     */
    public record Bounds(Duration indexWait, int maxBacklog, Duration backlogWait) {}

    /**
     * How threads wait for each other.
     *
     * @param nanoTime a clock that only runs forward, by which waits are bounded
     * @param locks makes a lock, of each partition one, that is held while its changes are taken in
     */
    public record Waits(LongSupplier nanoTime, Supplier<Lock> locks) {}

    /**
     * @param onFilled called when an index has every item that the source hosts, perhaps more than once
     * @param executor used when there is something to do; belongs to the caller
     */
    public IndexPropagator(
            IndexSource source,
            BiConsumer<Table, Index> onFilled,
            ScheduledExecutorService executor,
            Bounds bounds,
            Waits waits) {
        this.source = source;
        this.onFilled = onFilled;
        this.executor = executor;
        this.bounds = bounds;
        this.waits = waits;
    }

    /** Begins, or begins again, where somebody else has left off: the process before, or the leader before. */
    public void resume() {
        paused = false;
        boolean filling = source.replica().catalog().tables().stream()
                .flatMap(table -> table.globalIndexes().stream())
                .anyMatch(index -> index.status() == Status.CREATING);
        if (filling
                || !source.changes().waiting().isEmpty()
                || !source.replica().estimates().isEmpty()) {
            wake();
        }
    }

    /**
     * Leaves the work to another member of the source's group, which leads it now. What is under way does no harm, because
     * whatever two members take in they take in once.
     */
    public void pause() {
        paused = true;
    }

    /** Has changes taken in soon, unless this is paused; quick, and safe to call from anywhere. */
    public void wake() {
        scheduleIn(DELAY_MILLIS);
    }

    private void scheduleIn(long millis) {
        if (!closed && !paused && !scheduled.get() && scheduled.compareAndSet(false, true)) {
            try {
                ScheduledFuture<?> unused = executor.schedule(this::work, millis, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                // The store is being closed; what is left is done when it is opened again.
                closed = true;
            }
        }
    }

    private boolean isAtWork() {
        return !closed && !paused;
    }

    private void work() {
        scheduled.set(false);
        try {
            takeInChanges();
            fillIndexes();
            countAgain();
            partitions.keySet().removeIf(partition -> source.place(partition) == null);
            lastFailure = null;
        } catch (RuntimeException e) {
            lastFailure = e;
            boolean moving = e instanceof StoreException failure && failure.code() == ErrorCode.MOVED;
            scheduleIn(moving ? MOVING_MILLIS : RETRY_MILLIS);
        }
        if (!source.changes().waiting().isEmpty()
                || !source.replica().estimates().isEmpty()) {
            // Somebody else was at one of them, and need not have come to its end.
            wake();
        }
    }

    private void takeInChanges() {
        boolean moved = true;
        while (moved && isAtWork()) {
            moved = false;
            for (int partition : source.changes().waiting()) {
                moved |= propagator(partition).tryAdvance();
            }
        }
    }

    /** What partitions hold that were split; for as long as that takes indexes go on. */
    private void countAgain() {
        for (int partition : source.replica().estimates().keySet()) {
            if (!isAtWork()) {
                return;
            }
            CorrectSizes correction = PartitionCount.of(source.replica(), partition, () -> {
                takeInChanges();
                return isAtWork();
            });
            if (correction != null) {
                source.propose(List.of(correction)).forEach(Proposal::await);
            }
        }
    }

    private void fillIndexes() {
        for (Table table : source.replica().catalog().tables()) {
            for (Index index : table.globalIndexes()) {
                if (index.status() == Status.CREATING && isAtWork()) {
                    fill(table, index);
                }
            }
        }
    }

    /**
     * Fills a new index from the items that are hosted here. May be called by several threads at once, and
     * again after it has failed.
     */
    public void fill(Table table, Index index) {
        IndexFill fill = new IndexFill(index.id(), source);
        Set<Integer> filled = new HashSet<>();
        boolean found = true;
        while (found && isAtWork()) {
            // A partition that was split from another while that was being filled is found the next time.
            found = false;
            for (Partition partition : source.partitions(table.id())) {
                if (filled.add(partition.id())) {
                    found = true;
                    fill(partition.id(), fill);
                }
            }
        }
        if (isAtWork()) {
            onFilled.accept(table, index);
        }
    }

    private void fill(int partition, IndexFill fill) {
        PartitionPropagator propagator = propagator(partition);
        boolean more = true;
        while (more && isAtWork()) {
            more = propagator.whileStill(fill);
        }
    }

    @Override
    public void beforeRead(int id) {
        long start = waits.nanoTime().getAsLong();
        for (Partition partition : source.partitions(id)) {
            long target = source.changes().last(partition.id());
            PartitionPropagator propagator = propagator(partition.id());
            // If it is idle another thread has taken in what there was; the other partitions are to be waited for all
            // the same.
            Turn turn = Turn.TAKEN;
            while (turn == Turn.TAKEN && !propagator.hasTakenIn(target)) {
                long left = bounds.indexWait().toNanos() - (waits.nanoTime().getAsLong() - start);
                turn = left <= 0 ? Turn.FAILED : advance(partition.id(), left);
            }
            if (turn == Turn.FAILED) {
                return;
            }
        }
    }

    @Override
    public void beforeWrite(int partition) {
        if (source.changes().backlog(partition) < bounds.maxBacklog()) {
            return;
        }
        long start = waits.nanoTime().getAsLong();
        while (source.changes().backlog(partition) >= bounds.maxBacklog()) {
            long left = bounds.backlogWait().toNanos() - (waits.nanoTime().getAsLong() - start);
            Turn turn = left <= 0 ? Turn.FAILED : advance(partition, left);
            if (turn == Turn.IDLE) {
                // The changes have been taken in, and are only yet to be removed here.
                return;
            } else if (turn == Turn.FAILED) {
                throw new StoreException(
                        ErrorCode.THROTTLED,
                        "The level of configured provisioned throughput for one or more global secondary indexes of the"
                                + " table was exceeded: more than " + bounds.maxBacklog()
                                + " changes are waiting to be taken into them",
                        lastFailure);
            }
        }
    }

    /** What has come of trying to move a partition's changes on. */
    private enum Turn {
        /** They may have got on. */
        TAKEN,
        /** There is nothing to be done. */
        IDLE,
        /** There is no sense in trying again now. */
        FAILED
    }

    /**
     * Moves the changes of a partition on, or those that they have to wait for. What will not be better later is thrown: an index that can
     * never catch up must not look like one that only lags.
     */
    private Turn advance(int partition, long nanos) {
        try {
            return propagator(source.firstBefore(partition)).advanceWithin(nanos) ? Turn.TAKEN : Turn.IDLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Turn.FAILED;
        } catch (StoreException e) {
            if (e.code() == ErrorCode.CORRUPTION || e.code() == ErrorCode.INTERNAL) {
                throw e;
            }
            return Turn.FAILED;
        }
    }

    private PartitionPropagator propagator(int partition) {
        return partitions.computeIfAbsent(
                partition,
                id -> new PartitionPropagator(id, source, waits.locks().get()));
    }

    /** Starts nothing new. */
    @Override
    public void close() {
        closed = true;
    }
}
