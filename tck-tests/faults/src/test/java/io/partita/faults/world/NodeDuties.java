package io.partita.faults.world;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.administration.Administrator;
import io.partita.engine.cluster.administration.Metadata;
import io.partita.engine.cluster.administration.NodeWatch;
import io.partita.engine.cluster.administration.SplitPolicy;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.command.ClusterCommand;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.metadata.ClusterIdentity;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.NodeRegistration;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.metadata.Work;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.faults.consensus.SimulatedSet;
import io.partita.faults.schedule.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/**
 * What a process does as a node of its cluster: it registers, hosts the replicas that the cluster gives it, says that it lives, and
 * administrates while it leads set 0.
 */
final class NodeDuties implements Metadata {
    private static final String CLUSTER = "c-1";
    private static final Duration GRACE = Duration.ofSeconds(4);
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final int site;
    private final long incarnation;
    private final Cluster cluster;
    private final HostedReplicas hosted;
    private final ReplicaSets sets;
    private final SimulatedCatalog catalog;
    private final NodeWatch watch;
    private final Administrator administrator;

    NodeDuties(
            int site,
            long incarnation,
            Cluster cluster,
            HostedReplicas hosted,
            ReplicaSets sets,
            SimulatedCatalog catalog) {
        this.site = site;
        this.incarnation = incarnation;
        this.cluster = cluster;
        this.hosted = hosted;
        this.sets = sets;
        this.catalog = catalog;
        this.watch = new NodeWatch(scheduler()::nanoTime, GRACE);
        this.administrator = new Administrator(
                this,
                sets,
                this::changeMembers,
                watch,
                SplitPolicy.DEFAULT,
                failure -> scheduler().note("administration: " + failure.code()));
    }

    private Scheduler scheduler() {
        return cluster.network().scheduler();
    }

    static String name(int atSite) {
        return "n" + atSite;
    }

    static int siteOf(String name) {
        return Integer.parseInt(name.substring(1));
    }

    NodeWatch watch() {
        return watch;
    }

    private boolean leads() {
        return hosted.group(Cluster.METADATA).leads();
    }

    @Override
    public ClusterState state() {
        return hosted.group(Cluster.METADATA).replica().cluster();
    }

    @Override
    public Catalog catalog() {
        return catalog.catalog();
    }

    @Override
    public void change(Command change) {
        Result unused =
                sets.set(Cluster.METADATA).propose(List.of(change)).get(0).await();
    }

    /** Does something again and again, whatever comes of it. */
    void repeat(String what, Runnable duty) {
        while (true) {
            scheduler().pause(scheduler().about(PAUSE));
            try {
                duty.run();
            } catch (StoreException e) {
                if (e.code() == ErrorCode.INTERNAL || e.code() == ErrorCode.CORRUPTION) {
                    throw new AssertionError(what + " failed", e);
                }
                scheduler().note(what + ": " + e.code());
            }
        }
    }

    void administrate() {
        if (leads()) {
            boolean unused = administrator.round();
        }
    }

    /** Tells whoever leads set 0 that this process lives. */
    void giveSignOfLife() {
        int leader = hosted.group(Cluster.METADATA).leaderSite();
        if (leader >= 0) {
            cluster.network().send(site, leader, "sign of life", () -> {
                SimulatedProcess process = cluster.process(leader);
                if (process != null) {
                    process.duties().watch().heard(name(site));
                }
            });
        }
    }

    /** Registers, step by step; whoever has been taken out of the cluster ends. */
    void enroll() {
        ClusterNode node = state().node(name(site));
        if (node == null || node.incarnation() != incarnation) {
            catalog.refreshed();
            register(state());
        } else if (node.state() == ClusterNode.State.LEFT) {
            leave();
        } else if (node.state() == ClusterNode.State.JOINING) {
            change(new ClusterCommand.ChangeNode(node.id(), ClusterNode.State.UP, node.version()));
        } else if (leads() && state().set(Cluster.METADATA) == null) {
            List<String> founders =
                    cluster.founders().stream().map(NodeDuties::name).toList();
            if (founders.stream().allMatch(founder -> state().node(founder) != null)) {
                change(new ClusterCommand.CreateSet(Cluster.METADATA, founders));
            }
        }
    }

    private void register(ClusterState state) {
        if (state.identity() == null) {
            if (leads()) {
                change(new ClusterCommand.FoundCluster(new ClusterIdentity(CLUSTER, "simulated")));
            }
            return;
        }
        ClusterNode known = state.node(name(site));
        if (known != null && known.state() == ClusterNode.State.LEFT) {
            leave();
            return;
        }
        NodeRegistration registration = new NodeRegistration(
                name(site),
                Cluster.zone(site),
                "site" + site + ":" + (7_000 + site),
                "site" + site + ":" + (8_000 + site),
                Set.of(NodeRegistration.Role.STORAGE),
                "d" + site);
        change(new ClusterCommand.RegisterNode(CLUSTER, registration, incarnation));
    }

    private void leave() {
        scheduler().after(Duration.ZERO, "site " + site + " has left", () -> cluster.retire(site));
    }

    /** Opens the replicas that there should be, and ends those that there should not be. */
    void keep(IntConsumer opening) {
        ClusterState state = state();
        ClusterNode node = state.node(name(site));
        if (node == null || node.incarnation() != incarnation) {
            return;
        }
        for (ReplicaSetMembers set : state.setsOf(name(site))) {
            if (hosted.set(set.id()) == null) {
                boolean founded = set.state() == ReplicaSetMembers.State.CREATING;
                cluster.open(set.id(), site, founded ? sites(set.nodes()) : List.of());
                opening.accept(set.id());
            }
        }
        for (int id : hosted.ids()) {
            SimulatedSet set = cluster.set(id);
            if (id != Cluster.METADATA && isOver(state, id) && !set.voters().contains(site)) {
                hosted.remove(id);
                set.leave(site);
            }
        }
    }

    static List<Integer> sites(List<String> nodes) {
        return nodes.stream().map(NodeDuties::siteOf).toList();
    }

    /** Until its group has agreed to be without it, a former member takes part. */
    private boolean isOver(ClusterState state, int id) {
        ReplicaSetMembers set = state.set(id);
        return set != null
                && !set.nodes().contains(name(site))
                && state.tasks().stream()
                        .noneMatch(task -> task.work() instanceof Work.ReplaceMember replace
                                && replace.set() == id
                                && replace.gone().equals(name(site)));
    }

    private void changeMembers(int set, List<String> nodes) {
        boolean changed = cluster.set(set).changeVoters(sites(nodes));
        if (!changed) {
            throw new StoreException(ErrorCode.UNAVAILABLE, "Not all of " + nodes + " have caught up in set " + set);
        } else if (scheduler().random().nextInt(4) == 0) {
            throw new StoreException(ErrorCode.UNKNOWN_OUTCOME, "The answer was lost");
        }
    }
}
