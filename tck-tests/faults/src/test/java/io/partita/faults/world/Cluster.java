package io.partita.faults.world;

import io.partita.engine.cluster.messaging.MessageHandler;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.propagation.IndexPropagator;
import io.partita.faults.consensus.SimulatedSet;
import io.partita.faults.defect.Defect;
import io.partita.faults.network.Network;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sites, the processes that run there, and the replica sets that they have made. Its size follows from the seed. */
final class Cluster {
    static final int METADATA = 0;

    private final Network network;
    private final Defect defect;
    private final TreeMap<Integer, SimulatedSet> sets = new TreeMap<>();
    private final List<@Nullable MessageHandler> handlers = new ArrayList<>();
    private final List<@Nullable SimulatedProcess> processes = new ArrayList<>();
    private final Set<Integer> retired = new TreeSet<>();
    private final int partitionsPerTable;
    private final boolean freshIndexes;
    private final IndexPropagator.Bounds indexBounds;
    private int starts;

    Cluster(Scheduler scheduler, Defect defect) {
        Random random = scheduler.random();
        this.network = new Network(scheduler, 3 + random.nextInt(3));
        this.defect = defect;
        this.partitionsPerTable = 1 + random.nextInt(random.nextBoolean() ? 4 : 16);
        this.freshIndexes = random.nextBoolean();
        this.indexBounds = new IndexPropagator.Bounds(
                Duration.ofMillis(random.nextInt(300)), 1 + random.nextInt(20), Duration.ofMillis(random.nextInt(100)));
        SimulatedSet metadata = new SimulatedSet(METADATA, founders(), network, defect);
        sets.put(METADATA, metadata);
        for (int site = 0; site < network.sites(); site++) {
            handlers.add(null);
            processes.add(null);
            // Every process has a replica of set 0, from which it knows the catalog; most without a vote.
            metadata.addListener(site);
        }
        for (int site = 0; site < network.sites(); site++) {
            start(site);
        }
    }

    /** The sites of the first members of set 0. */
    List<Integer> founders() {
        return List.of(0, 1, 2);
    }

    static String zone(int site) {
        return "zone" + site % 3;
    }

    Network network() {
        return network;
    }

    Defect defect() {
        return defect;
    }

    Collection<SimulatedSet> sets() {
        return List.copyOf(sets.values());
    }

    SimulatedSet set(int id) {
        SimulatedSet set = sets.get(id);
        if (set == null) {
            throw new IllegalArgumentException("there is no set " + id);
        }
        return set;
    }

    /**
     * Has a replica of a set at a site, which is made if it is not there.
     *
     * @param founders the members of a new set; none if it must be there already
     */
    void open(int id, int site, List<Integer> founders) {
        if (!founders.isEmpty()) {
            SimulatedSet unused = sets.computeIfAbsent(id, any -> new SimulatedSet(id, founders, network, defect));
        }
        set(id).addListener(site);
    }

    /** Of the processes, by their sites. */
    List<@Nullable MessageHandler> handlers() {
        return handlers;
    }

    /** Whether reads of indexes wait for the writes before them. */
    boolean hasFreshIndexes() {
        return freshIndexes;
    }

    /** How long is waited for indexes; writes are held back already when few changes wait. */
    IndexPropagator.Bounds indexBounds() {
        return indexBounds;
    }

    int partitionsPerTable() {
        return partitionsPerTable;
    }

    /** The process that runs at a site, or null. */
    @Nullable
    SimulatedProcess process(int site) {
        return processes.get(site);
    }

    /** A site at which a process runs, if there is one. */
    int anySite() {
        int first = network.scheduler().random().nextInt(network.sites());
        for (int i = 0; i < network.sites(); i++) {
            int site = (first + i) % network.sites();
            if (processes.get(site) != null) {
                return site;
            }
        }
        return first;
    }

    /** Whether no task is left, and every set has the members that it should have. */
    boolean isAdministrated() {
        ClusterState state = set(METADATA).replicas().get(0).cluster();
        return state.tasks().isEmpty()
                && state.sets().stream()
                        .allMatch(set -> set.state() == ReplicaSetMembers.State.ACTIVE
                                && set(set.id()).voters().equals(NodeDuties.sites(set.nodes())));
    }

    /** Does nothing where a process runs, or where one ran that has been taken out of the cluster. */
    void start(int site) {
        if (processes.get(site) == null && !retired.contains(site)) {
            network.scheduler().note("start", "site " + site);
            processes.set(site, new SimulatedProcess(site, ++starts, this));
        }
    }

    void kill(int site) {
        SimulatedProcess process = processes.get(site);
        if (process != null) {
            network.scheduler().note("kill", "site " + site);
            processes.set(site, null);
            process.kill();
        }
    }

    /** The process at a site has been taken out of the cluster, and does not come back. */
    void retire(int site) {
        network.scheduler().note("replaced node", "site " + site);
        retired.add(site);
        kill(site);
    }
}
