package io.partita.engine.cluster.transfer;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.PartitionPlace;
import io.partita.engine.cluster.catalog.Relocation;
import io.partita.engine.cluster.command.CatalogCommand.AdvanceMove;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the partitions of one replica set that the catalog says are to go elsewhere, at the member that leads it. If a step fails it is
 * tried again later. Safe for any number of threads; the work is done on the executor.
 */
public final class Transfers implements AutoCloseable {
    private static final long DELAY_MILLIS = 2;
    private static final long WATCH_MILLIS = 25;
    private static final long RETRY_MILLIS = 200;

    private static final System.Logger LOG = System.getLogger(Transfers.class.getName());

    private final TransferSource source;
    private final Consumer<AdvanceMove> moves;
    private final ScheduledExecutorService executor;
    private final LongSupplier nanoTime;

    /** By the ids that the partitions are going to have; only for the executor. */
    private final Map<Integer, PartitionTransfer> transfers = new HashMap<>();

    /** The last one; only for the executor. */
    private String complaint = "";

    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;
    private volatile boolean paused = true;

    /** A catalog that says that nothing is to be done. */
    private volatile @Nullable Catalog idle;

    /**
     * @param moves makes a change of the catalog; returns when everybody knows of it whom it concerns
     * @param executor used when there is something to do; belongs to the caller
     * @param nanoTime a clock that only runs forward
     */
    public Transfers(
            TransferSource source,
            Consumer<AdvanceMove> moves,
            ScheduledExecutorService executor,
            LongSupplier nanoTime) {
        this.source = source;
        this.moves = moves;
        this.executor = executor;
        this.nanoTime = nanoTime;
    }

    /** Begins, or goes on where somebody else has left off. */
    public void resume() {
        paused = false;
        wake();
    }

    /** Leaves the work to another member; what is under way does no harm. */
    public void pause() {
        paused = true;
    }

    /** To be called when the catalog may have changed; quick. */
    public void wake() {
        if (source.replica().catalog() != idle) {
            scheduleIn(DELAY_MILLIS);
        }
    }

    private void scheduleIn(long millis) {
        if (isAtWork() && !scheduled.get() && scheduled.compareAndSet(false, true)) {
            try {
                ScheduledFuture<?> unused = executor.schedule(this::work, millis, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                closed = true;
            }
        }
    }

    private boolean isAtWork() {
        return !closed && !paused;
    }

    private void work() {
        scheduled.set(false);
        boolean more = true;
        boolean failed = false;
        while (more && isAtWork()) {
            Catalog catalog = source.replica().catalog();
            List<PartitionPlace> leaving = source.leaving();
            if (leaving.isEmpty()) {
                idle = catalog;
                transfers.clear();
                return;
            }
            forgetOthers(leaving);
            more = false;
            for (PartitionPlace place : leaving) {
                PartitionTransfer transfer = transfer(place);
                try {
                    more |= transfer.step(place);
                } catch (RuntimeException e) {
                    transfer.interrupt();
                    failed = true;
                    complain(place, e);
                }
            }
            more &= !failed;
        }
        scheduleIn(failed ? RETRY_MILLIS : source.hasFrozen() ? DELAY_MILLIS : WATCH_MILLIS);
    }

    /** The same is not said again as long as it goes on. */
    private void complain(PartitionPlace place, RuntimeException failure) {
        String text = "partition " + place.partition().id() + " is sent on later: " + failure.getMessage();
        if (!text.equals(complaint)) {
            complaint = text;
            LOG.log(
                    failure instanceof StoreException ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING,
                    text,
                    failure);
        }
    }

    private PartitionTransfer transfer(PartitionPlace place) {
        return transfers.computeIfAbsent(id(place), id -> new PartitionTransfer(source, place, moves, nanoTime));
    }

    private static int id(PartitionPlace place) {
        Relocation relocation = place.partition().relocation();
        return relocation == null ? place.partition().id() : relocation.id();
    }

    private void forgetOthers(List<PartitionPlace> leaving) {
        Set<Integer> ids = new HashSet<>();
        leaving.forEach(place -> ids.add(id(place)));
        transfers.keySet().retainAll(ids);
    }

    /** Starts nothing new. */
    @Override
    public void close() {
        closed = true;
    }
}
