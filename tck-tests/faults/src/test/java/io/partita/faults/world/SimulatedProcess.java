package io.partita.faults.world;

import io.partita.engine.api.ItemStore;
import io.partita.engine.cluster.administration.AdoptedChanges;
import io.partita.engine.cluster.administration.Adoption;
import io.partita.engine.cluster.administration.RoutedStore;
import io.partita.engine.cluster.administration.TableControl;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.command.CatalogCommand.RecordFilled;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.propagation.IndexPropagator;
import io.partita.engine.cluster.propagation.IndexSource;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.remote.Outlook;
import io.partita.engine.cluster.replicaset.remote.ReplicaSetHandler;
import io.partita.engine.cluster.replication.ReplicationGroup;
import io.partita.engine.cluster.routing.Router;
import io.partita.engine.cluster.transfer.TransferSource;
import io.partita.engine.cluster.transfer.Transfers;
import io.partita.faults.consensus.SimulatedGroup;
import io.partita.faults.consensus.SimulatedSet;
import io.partita.faults.defect.Defect;
import io.partita.faults.network.Network;
import io.partita.faults.network.SimulatedMessenger;
import io.partita.faults.schedule.Group;
import io.partita.faults.schedule.Scheduler;
import io.partita.faults.schedule.VirtualExecutor;
import io.partita.faults.schedule.VirtualLock;
import java.time.Duration;
import java.time.Instant;

/** A process of the cluster from its start to its end, put together as a real one is, at one site. */
final class SimulatedProcess {
    private static final int MESSAGE_BYTES = 1 << 16;
    private static final Duration REQUEST = Duration.ofSeconds(5);
    private static final Duration SEARCH = Duration.ofSeconds(4);

    private final int site;
    private final Cluster cluster;
    private final Group activities;
    private final HostedReplicas hosted = new HostedReplicas();
    private final SimulatedSets sets;
    private final AdoptedChanges changes;
    private final SimulatedCatalog catalog;
    private final NodeDuties duties;
    private final ItemStore store;

    SimulatedProcess(int site, int start, Cluster cluster) {
        this.site = site;
        this.cluster = cluster;
        this.activities = new Group("site " + site + " (" + start + ")");
        Network network = cluster.network();
        Scheduler scheduler = network.scheduler();
        Outlook outlook = new Outlook(
                SimulatedSets.member(site),
                hosted,
                new SimulatedMessenger(network, site, cluster.handlers()),
                new Outlook.Patience(REQUEST, SEARCH, scheduler::nanoTime, scheduler));
        SimulatedGroup metadata = cluster.set(Cluster.METADATA).group(site);
        sets = new SimulatedSets(() -> metadata.replica().cluster(), cluster.founders(), outlook);
        catalog = new SimulatedCatalog(metadata, scheduler);
        changes = new AdoptedChanges(
                new MetadataChanges(sets, catalog, scheduler),
                catalog,
                () -> metadata.replica().cluster(),
                new Adoption(sets));
        duties = new NodeDuties(site, start, cluster, hosted, sets, catalog);
        store = new RoutedStore(
                new Router(catalog, sets, cluster.hasFreshIndexes()),
                new TableControl(catalog, changes, sets, () -> Instant.EPOCH, cluster.partitionsPerTable()),
                false,
                () -> {});
        network.started(site, activities);
        for (SimulatedSet set : cluster.sets()) {
            if (set.hasMember(site)) {
                host(set.id());
            }
        }
        cluster.handlers().set(site, new ReplicaSetHandler(hosted, Network.address(site), MESSAGE_BYTES));
        begin("enrollment", () -> {
            duties.giveSignOfLife();
            duties.enroll();
            duties.keep(this::host);
        });
        begin("administration", duties::administrate);
    }

    private void begin(String what, Runnable duty) {
        cluster.network().scheduler().start(activities, what, () -> duties.repeat(what, duty));
    }

    private void host(int id) {
        Scheduler scheduler = cluster.network().scheduler();
        Defect defect = cluster.defect();
        SimulatedGroup group = cluster.set(id).group(site);
        ReplicationGroup seen = defect.group(group, group::replica);
        IndexPropagator propagator = new IndexPropagator(
                new IndexSource(id, group::replica, defect.propagation(sets)),
                (table, index) -> {
                    scheduler.note("filled index", index.name() + " from set " + id);
                    changes.make(new RecordFilled(table.id(), index.id(), id));
                },
                new VirtualExecutor(scheduler, activities, "indexes of set " + id),
                cluster.indexBounds(),
                new IndexPropagator.Waits(scheduler::nanoTime, () -> new VirtualLock(scheduler)));
        Transfers transfers = new Transfers(
                new TransferSource(id, group::replica, group::readBarrier, sets),
                changes::make,
                new VirtualExecutor(scheduler, activities, "transfers of set " + id),
                scheduler::nanoTime);
        HostedReplica replica =
                new HostedReplica(group, propagator, transfers, new LocalReplicaSet(seen, group::replica, propagator));
        group.replica().onChanges(replica::wake);
        group.listen(leads -> lead(replica, leads), other -> other.onChanges(replica::wake));
        hosted.add(id, replica);
        if (group.leads()) {
            lead(replica, true);
        }
    }

    private void lead(HostedReplica replica, boolean leads) {
        if (!leads) {
            replica.propagator().pause();
            replica.transfers().pause();
            return;
        }
        SimulatedGroup group = replica.group();
        if (group.set() == Cluster.METADATA) {
            duties.watch().begin();
        }
        cluster.defect().onLeading(group, group.replica());
        replica.propagator().resume();
        replica.transfers().resume();
    }

    /** The catalog as this process knows it. */
    Catalog catalog() {
        return catalog.catalog();
    }

    /** What the cluster consists of, as this process knows. */
    ClusterState state() {
        return duties.state();
    }

    /** Makes a change of the catalog; used by its activities. */
    void make(CatalogCommand change) {
        changes.make(change);
    }

    NodeDuties duties() {
        return duties;
    }

    Group activities() {
        return activities;
    }

    /** All tables of the cluster, as this process sees them; used by its activities. */
    ItemStore store() {
        return store;
    }

    /** Ends it at once, with the loss of everything that is not on disk. */
    void kill() {
        Network network = cluster.network();
        network.stopped(site);
        cluster.handlers().set(site, null);
        network.scheduler().end(activities);
        for (SimulatedSet set : cluster.sets()) {
            if (set.hasMember(site)) {
                set.crash(site);
            }
        }
    }
}
