package io.partita.engine.cluster.node;

import io.partita.engine.cluster.catalog.Index;
import io.partita.engine.cluster.catalog.Table;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.node.NodeOptions.IndexWaits;
import io.partita.engine.cluster.propagation.IndexPropagator;
import io.partita.engine.cluster.propagation.IndexSource;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiConsumer;

/** This process's replica of a set. While it leads, it takes the changes of the set into global indexes. */
final class HostedGroup implements AutoCloseable {
    private final RaftGroup group;
    private final ScheduledExecutorService background;
    private final IndexPropagator propagator;
    private final ReplicaSet set;

    /**
     * A replica that is open.
     *
     * @param sets where the partitions of indexes are
     * @param onFilled called when an index has every item that the set hosts
     */
    HostedGroup(int id, RaftGroup group, ReplicaSets sets, BiConsumer<Table, Index> onFilled, IndexWaits waits) {
        this.group = group;
        this.background = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "partita-indexes-" + id);
            thread.setDaemon(true);
            return thread;
        });
        this.propagator = new IndexPropagator(
                new IndexSource(id, group::replica, sets),
                onFilled,
                background,
                new IndexPropagator.Bounds(waits.read(), waits.maxBacklog(), waits.write()),
                System::nanoTime);
        this.set = new LocalReplicaSet(group, group::replica, propagator);
        group.onReplica(replica -> replica.onChanges(propagator::wake));
        group.replica().onChanges(propagator::wake);
        group.onLeadership(this::lead);
        if (group.membership().isLeader()) {
            propagator.resume();
        }
    }

    private void lead(boolean leads) {
        if (leads) {
            propagator.resume();
        } else {
            propagator.pause();
        }
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
        propagator.close();
        background.shutdownNow();
        group.close();
    }
}
