package io.partita.engine.cluster.administration;

import io.partita.engine.api.table.TableDescription.Status;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.propagation.IndexPropagator;
import io.partita.engine.cluster.propagation.IndexSource;
import io.partita.engine.cluster.replicaset.DemandMeter;
import io.partita.engine.cluster.replicaset.IndexBacklog;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.replication.GroupLimits;
import io.partita.engine.cluster.replication.SingleReplicaGroup;
import io.partita.engine.cluster.routing.CatalogSource;
import io.partita.engine.cluster.routing.Router;
import io.partita.engine.cluster.transfer.TransferSource;
import io.partita.engine.cluster.transfer.Transfers;
import io.partita.engine.storage.OrderedStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Replica sets of one replica each in one process, with the threads that they have there. The first keeps the catalog, and is the only
 * one with partitions if there is no other. Closes its stores.
 */
final class ThreadedCluster implements ReplicaSets, AutoCloseable {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final IndexPropagator.Bounds BOUNDS = new IndexPropagator.Bounds(WAIT, 10_000, WAIT);

    private final List<OrderedStore> stores;
    private final Adoption adoption = new Adoption(this);
    private volatile List<Part> parts = List.of();

    ThreadedCluster(List<OrderedStore> stores) {
        this.stores = List.copyOf(stores);
        open();
    }

    /** What there is of one set until the next restart. */
    private record Part(
            Replica replica,
            SingleReplicaGroup group,
            ReplicaSet unhindered,
            IndexPropagator propagator,
            Transfers transfers,
            DemandMeter meter,
            List<ScheduledExecutorService> background) {

        ReplicaSet hindered() {
            return new LocalReplicaSet(group, () -> replica, propagator, meter);
        }
    }

    private void open() {
        List<Part> opened = new ArrayList<>();
        for (OrderedStore store : stores) {
            int id = opened.size();
            Replica replica = Replica.open(store, id);
            SingleReplicaGroup group = new SingleReplicaGroup(replica, GroupLimits.DEFAULT);
            ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor();
            ScheduledExecutorService sending = Executors.newSingleThreadScheduledExecutor();
            IndexPropagator propagator = new IndexPropagator(
                    new IndexSource(id, () -> replica, set -> parts.get(set).unhindered()),
                    (table, index) -> onFilled(table, index, id),
                    background,
                    BOUNDS,
                    new IndexPropagator.Waits(System::nanoTime, ReentrantLock::new));
            Transfers transfers = new Transfers(
                    new TransferSource(
                            id,
                            () -> replica,
                            group::readBarrier,
                            set -> parts.get(set).unhindered()),
                    this::make,
                    sending,
                    System::nanoTime);
            replica.onChanges(() -> {
                propagator.wake();
                transfers.wake();
            });
            opened.add(new Part(
                    replica,
                    group,
                    new LocalReplicaSet(group, () -> replica, IndexBacklog.IGNORED),
                    propagator,
                    transfers,
                    new DemandMeter(
                            System::nanoTime,
                            bound -> ThreadLocalRandom.current().nextInt(bound)),
                    List.of(background, sending)));
        }
        parts = List.copyOf(opened);
        parts.forEach(part -> {
            part.propagator().resume();
            part.transfers().resume();
        });
    }

    private void onFilled(Table table, Index index, int set) {
        make(new CatalogCommand.RecordFilled(table.id(), index.id(), set));
    }

    Replica replica(int set) {
        return parts.get(set).replica();
    }

    Catalog catalog() {
        return replica(0).catalog();
    }

    Router router() {
        return new Router(new Followed(), this, true);
    }

    /** While a partition changes hands its readers and writers wait. */
    private final class Followed implements CatalogSource {
        @Override
        public Catalog catalog() {
            return ThreadedCluster.this.catalog();
        }

        @Override
        public boolean follow(int attempts) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(attempts));
            return attempts < 100;
        }
    }

    /** How many sets there are. */
    int sets() {
        return stores.size();
    }

    Placement placement() {
        return stores.size() == 1 ? Placement.EMBEDDED : new Placement(List.of(1, 2));
    }

    void make(CatalogCommand change) {
        Catalog before = catalog();
        parts.get(0).group().apply(change);
        adoption.spread(before, catalog());
    }

    @Override
    public ReplicaSet set(int id) {
        return parts.get(id).hindered();
    }

    private boolean isMoving() {
        return catalog().tables().stream()
                .flatMap(table -> Stream.concat(
                        table.partitions().partitions().stream(),
                        table.globalIndexes().stream().flatMap(index -> index.partitions().partitions().stream())))
                .anyMatch(partition -> partition.relocation() != null);
    }

    /**
     * Returns when every partition is where it was to go, and every index is filled and has taken in everything. Nobody may be writing.
     */
    void settle() {
        await(() -> !isMoving());
        await(() -> catalog().tables().stream()
                .flatMap(table -> table.globalIndexes().stream())
                .allMatch(index -> index.status() == Status.ACTIVE));
        await(() -> parts.stream()
                .allMatch(part -> part.replica().changes().waiting().isEmpty()
                        && part.replica().estimates().isEmpty()));
    }

    static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > TimeUnit.MINUTES.toNanos(2)) {
                throw new AssertionError("it has not come to that");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** As if the process had ended and begun again. Nobody may be writing. */
    void restart() {
        closeParts();
        open();
    }

    private void closeParts() {
        for (Part part : parts) {
            part.transfers().close();
            part.propagator().close();
            part.background().forEach(ScheduledExecutorService::shutdownNow);
        }
        await(() -> parts.stream()
                .flatMap(part -> part.background().stream())
                .allMatch(ScheduledExecutorService::isTerminated));
        parts.forEach(part -> part.group().close());
    }

    @Override
    public void close() {
        closeParts();
        stores.forEach(OrderedStore::close);
    }
}
