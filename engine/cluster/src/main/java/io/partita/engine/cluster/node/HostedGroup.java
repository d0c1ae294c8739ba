package io.partita.engine.cluster.node;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.discovery.ReplicaStatus;
import io.partita.engine.cluster.node.NodeOptions.IndexWaits;
import io.partita.engine.cluster.partition.ChangeLog;
import io.partita.engine.cluster.propagation.IndexPropagator;
import io.partita.engine.cluster.propagation.IndexSource;
import io.partita.engine.cluster.replicaset.DemandMeter;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.transfer.TransferSource;
import io.partita.engine.cluster.transfer.Transfers;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * This process's replica of a set. While it leads, it takes the changes of the set into global indexes, and sends partitions to other sets
 * that are to go there.
 */
final class HostedGroup implements AutoCloseable {
    private final RaftGroup group;
    private final ScheduledExecutorService background;
    private final ScheduledExecutorService sending;
    private final IndexPropagator propagator;
    private final Transfers transfers;
    private final ReplicaSet set;
    private final LongAdder leaderships = new LongAdder();
    private boolean leading;

    /**
     * A replica that is open.
     *
     * @param sets where the partitions of indexes are
     * @param changes makes changes of the catalog
     */
    HostedGroup(int id, RaftGroup group, ReplicaSets sets, Consumer<CatalogCommand> changes, IndexWaits waits) {
        this.group = group;
        this.background = thread("partita-indexes-" + id);
        this.sending = thread("partita-transfers-" + id);
        this.propagator = new IndexPropagator(
                new IndexSource(id, group::replica, sets),
                (table, index) -> changes.accept(new CatalogCommand.RecordFilled(table.id(), index.id(), id)),
                background,
                new IndexPropagator.Bounds(waits.read(), waits.maxBacklog(), waits.write()),
                new IndexPropagator.Waits(System::nanoTime, ReentrantLock::new));
        this.set = new LocalReplicaSet(
                group,
                group::readable,
                propagator,
                new DemandMeter(
                        System::nanoTime, bound -> ThreadLocalRandom.current().nextInt(bound)));
        this.transfers = new Transfers(
                new TransferSource(id, group::replica, group::readBarrier, sets),
                changes::accept,
                sending,
                System::nanoTime);
        group.onReplica(replica -> replica.onChanges(this::wake));
        group.replica().onChanges(this::wake);
        group.onLeadership(this::lead);
        if (group.membership().isLeader()) {
            lead(true);
        }
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    private void wake() {
        propagator.wake();
        transfers.wake();
    }

    /** It may lead before anybody listens, and then be told of it, too. */
    private synchronized void lead(boolean leads) {
        if (leads && !leading) {
            leaderships.increment();
        }
        leading = leads;
        if (leads) {
            propagator.resume();
            transfers.resume();
        } else {
            propagator.pause();
            transfers.pause();
        }
    }

    long leaderships() {
        return leaderships.sum();
    }

    ReplicaStatus status(int set) {
        ChangeLog changes = group.replica().changes();
        long waiting = changes.waiting().stream().mapToLong(changes::backlog).sum();
        StoreException failure = group.failure();
        return new ReplicaStatus(
                set,
                group.membership().isLeader(),
                group.replica().appliedIndex(),
                waiting,
                failure == null ? "" : String.valueOf(failure.getMessage()));
    }

    RaftGroup group() {
        return group;
    }

    ReplicaSet set() {
        return set;
    }

    /** Hands leadership over, finishes what is under way, and closes. */
    @Override
    public void close() {
        transfers.close();
        sending.shutdownNow();
        propagator.close();
        background.shutdownNow();
        group.close();
    }
}
