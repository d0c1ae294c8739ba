package io.partita.engine.cluster.embedded;

import io.partita.engine.api.ItemStore;
import io.partita.engine.cluster.administration.CatalogChanges;
import io.partita.engine.cluster.administration.RoutedStore;
import io.partita.engine.cluster.administration.TableControl;
import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Placement;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.propagation.IndexPropagator;
import io.partita.engine.cluster.propagation.IndexSource;
import io.partita.engine.cluster.replicaset.IndexBacklog;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replication.GroupLimits;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.engine.cluster.replication.SingleReplicaGroup;
import io.partita.engine.cluster.routing.Router;
import io.partita.engine.storage.OrderedStore;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A store in this process: a replication group of one whose replica holds all partitions of all tables.
 *
 * <p>Every read sees all writes that were acknowledged before it began, eventually consistent ones included; they
 * only cost less. A read of a global index waits for that, up to {@link EmbeddedOptions#indexWait}, and reads what
 * is there then.
 */
public final class EmbeddedStore implements CatalogChanges {
    private static final int SET = 0;

    private final OrderedStore ordered;
    private final ScheduledExecutorService background;
    private final ReplicationGroup group;
    private final IndexPropagator propagator;

    private final Replica replica;

    private EmbeddedStore(OrderedStore ordered, EmbeddedOptions options, ScheduledExecutorService background) {
        this.replica = Replica.open(ordered, SET);
        this.ordered = ordered;
        this.background = background;
        this.group = new SingleReplicaGroup(replica, GroupLimits.DEFAULT);
        ReplicaSet unhindered = new LocalReplicaSet(group, () -> replica, IndexBacklog.IGNORED);
        this.propagator = new IndexPropagator(
                new IndexSource(SET, () -> replica, id -> unhindered),
                (table, index) -> group.apply(new CatalogCommand.ActivateIndex(table.id(), index.id())),
                background,
                options.propagationBounds(),
                new IndexPropagator.Waits(System::nanoTime, ReentrantLock::new));
        replica.onChanges(propagator::wake);
        propagator.resume();
    }

    /**
     * The store that lies in an ordered store, which belongs to it from here on, as the executor does.
     *
     * @param clock says when tables are made
     * @param background does what writes leave to be done later
     */
    public static ItemStore open(
            OrderedStore ordered, EmbeddedOptions options, InstantSource clock, ScheduledExecutorService background) {
        EmbeddedStore parts = new EmbeddedStore(ordered, options, background);
        Replica replica = parts.replica;
        ReplicaSet set = new LocalReplicaSet(parts.group, () -> replica, parts.propagator);
        return new RoutedStore(
                new Router(replica::catalog, id -> set, true),
                new TableControl(replica::catalog, parts, id -> set, clock, options.partitionsPerTable()),
                true,
                parts::close);
    }

    @Override
    public void make(CatalogCommand change) {
        group.apply(change);
    }

    /** Does what it waits for. */
    @Override
    public void awaitFilled(String tableName, String indexName) {
        Table table = replica.catalog().table(tableName);
        Index index = table == null ? null : table.index(indexName);
        if (table != null && index != null) {
            propagator.fill(table, index);
        }
    }

    @Override
    public Placement placement() {
        return Placement.EMBEDDED;
    }

    private void close() {
        propagator.close();
        background.shutdownNow();
        boolean interrupted = false;
        while (!background.isTerminated()) {
            try {
                // What runs is one step, which ends.
                background.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        group.close();
        ordered.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
