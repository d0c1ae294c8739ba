package io.partita.engine.cluster.node;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.administration.Administrator;
import io.partita.engine.cluster.administration.AdoptedChanges;
import io.partita.engine.cluster.administration.Adoption;
import io.partita.engine.cluster.administration.CatalogChanges;
import io.partita.engine.cluster.administration.NodeWatch;
import io.partita.engine.cluster.administration.RoutedStore;
import io.partita.engine.cluster.administration.TableControl;
import io.partita.engine.cluster.catalog.Catalog;
import io.partita.engine.cluster.consensus.RaftHost;
import io.partita.engine.cluster.discovery.ClusterClient;
import io.partita.engine.cluster.discovery.ClusterHandler;
import io.partita.engine.cluster.discovery.ClusterKnowledge;
import io.partita.engine.cluster.discovery.ReplicaStatus;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.MessageHandler;
import io.partita.engine.cluster.messaging.MessageListener;
import io.partita.engine.cluster.messaging.SocketMessenger;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.NodeRegistration.Role;
import io.partita.engine.cluster.metadata.PlacementPolicy;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.remote.Member;
import io.partita.engine.cluster.replicaset.remote.Outlook;
import io.partita.engine.cluster.replicaset.remote.ReplicaSetHandler;
import io.partita.engine.cluster.routing.Router;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process of a cluster. The first three processes that are named found it, or a single one: each of them has a replica of
 * the metadata set, which keeps the catalog and what the cluster consists of. Everybody else joins. From then on a process has the replicas that
 * the cluster's state gives it.
 *
 * <p>Its store may be used as soon as it is there: what cannot be answered while there is no leader, or while the cluster is being
 * formed, waits for a while, and fails with UNAVAILABLE. Safe for any number of threads.
 */
public final class NodeProcess implements AutoCloseable {
    private static final int FOUNDERS = 3;
    private static final int HANDLERS = 128;
    private static final int MAX_WAITING = 4_096;
    private static final Duration REQUEST = Duration.ofSeconds(15);
    private static final Duration SEARCH = Duration.ofSeconds(10);
    private static final Duration OFTEN = Duration.ofMillis(200);
    private static final Duration LIFE = Duration.ofMillis(500);
    private static final Duration SELDOM = Duration.ofSeconds(2);
    private static final Duration MENDING = Duration.ofSeconds(1);

    /** So that a round that always finds something to do does not keep its thread. */
    private static final int MOST_ROUNDS = 100;

    private final NodeIdentity identity;
    private final NodeOptions options;
    private final OpenedParts opened;
    private final HostedGroups hosted = new HostedGroups();
    private final Damages damages;
    private final NodeWaiting waiting = new NodeWaiting();
    private final NodeWatch watch;
    private final NodeWork work = new NodeWork();
    private final CompletableFuture<StoreException> refusal = new CompletableFuture<>();
    private final SocketMessenger messenger;
    private final MessageListener listener;
    private final ClusterClient client;
    private final ClusterSets sets;
    private final Supplier<List<Address>> others;
    private final ClusterView view;
    private final ItemStore store;
    private final Scrubbing scrubbing;
    private final Administrator administrator;

    /** Only for the thread that works on the cluster. */
    private boolean led;

    private NodeProcess(NodeIdentity identity, Path path, List<Address> join, NodeOptions given, OpenedParts opened) {
        NodeDirectory directory = NodeDirectory.open(path, identity);
        this.identity = identity;
        this.damages = new Damages(identity.name(), hosted);
        this.options = SecuredNetwork.secure(given, directory.transportKey());
        this.opened = opened;
        this.watch = new NodeWatch(System::nanoTime, options.part().lostAfter());
        RaftHost host = opened.add(RaftHost.start(
                identity.cluster(),
                identity.name(),
                NodeIdentity.peer(identity.address()),
                NodeIdentity.peer(options.listen(identity)),
                options.consensus()));
        this.messenger = opened.add(SocketMessenger.start(options.messaging(), System::nanoTime));
        this.client = new ClusterClient(messenger, identity.name(), REQUEST);
        this.sets = new ClusterSets(this::state, contacts(join), outlook());
        this.others = others();
        ReplicaSet metadata = sets.set(ClusterView.METADATA);
        this.view = new ClusterView(hosted, metadata, client, others, waiting);
        CatalogChanges changes = new AdoptedChanges(
                new MetadataChanges(metadata, view, waiting), view, view::formed, new Adoption(sets));
        GroupKeeper keeper = new GroupKeeper(
                identity, directory, host, hosted, damages, new GroupKeeper.Parts(sets, changes::make, view, options));
        opened.add(hosted);
        this.listener = listen();
        List<Address> founders = founders(join);
        openMetadata(directory, keeper, founders);
        this.scrubbing = new Scrubbing(
                identity.name(),
                view,
                hosted,
                damages,
                new Scrubbing.Others(client, waiting),
                options.part().scrubEvery(),
                System::nanoTime);
        this.administrator = new Administrator(
                view,
                sets,
                new GroupChanges(view, sets, client),
                watch,
                options.part().splits(),
                failure -> work.complain("the work on the cluster", failure));
        begin(new Enrollment(identity, directory, founders, options, view, refusal::complete), keeper);
        this.store = new RoutedStore(
                new Router(view, sets, !options.indexes().read().isZero()),
                new TableControl(view, changes, sets, InstantSource.system(), options.partitionsPerTable()),
                false,
                opened::close);
    }

    /**
     * Starts a process.
     *
     * @param directory where it keeps its data; made if there is none
     * @param join where processes of the cluster take requests. If this one is among the first three of them, or the
     *     first of fewer, it founds the cluster with these, who must be told the same
     * @throws StoreException FOREIGN_DATA if the directory is of another process or cluster, LOCKED
     *     if it is in use, CORRUPTION if it is damaged, UNAVAILABLE if the addresses cannot be had
     */
    public static NodeProcess start(NodeIdentity identity, Path directory, List<Address> join, NodeOptions options) {
        if (join.isEmpty()) {
            throw new IllegalArgumentException(
                    "a process of a cluster has to know where another one is, or that it is alone");
        }
        OpenedParts opened = new OpenedParts();
        try {
            return new NodeProcess(identity, directory, List.copyOf(join), options, opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static List<Address> founders(List<Address> join) {
        return join.subList(0, join.size() < FOUNDERS ? 1 : FOUNDERS);
    }

    private List<Member> contacts(List<Address> join) {
        return join.stream()
                .map(address -> new Member(address, address.equals(identity.address()) ? identity.zone() : ""))
                .toList();
    }

    private Outlook outlook() {
        return new Outlook(
                new Member(identity.address(), identity.zone()),
                hosted,
                messenger,
                new Outlook.Patience(REQUEST, SEARCH, System::nanoTime, waiting));
    }

    /** Those beside this process who have the metadata. */
    private Supplier<List<Address>> others() {
        Supplier<List<Member>> members = sets.members(ClusterView.METADATA);
        return () -> members.get().stream()
                .map(Member::address)
                .filter(address -> !address.equals(identity.address()))
                .toList();
    }

    private MessageListener listen() {
        ThreadPoolExecutor handlers = new ThreadPoolExecutor(
                HANDLERS, HANDLERS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "partita-requests");
                    thread.setDaemon(true);
                    return thread;
                });
        handlers.allowCoreThreadTimeOut(true);
        opened.add(handlers::shutdown);
        NodeSource source = new NodeSource(view, hosted, watch, damages);
        MessageHandler aboutCluster = new ClusterHandler(source);
        MessageHandler aboutSets = new ReplicaSetHandler(
                hosted, identity.address(), options.messaging().limits().frameBytes());
        Address address = options.listen(identity);
        MessageListener started = opened.add(MessageListener.start(
                new InetSocketAddress(address.host(), address.port()),
                request -> (ClusterHandler.takes(request) ? aboutCluster : aboutSets).handle(request),
                handlers,
                options.messaging(),
                System::nanoTime));
        // While this process still answers, so that others learn who leads now.
        opened.add(hosted::handOver);
        opened.add(source::stop);
        return started;
    }

    private void openMetadata(NodeDirectory directory, GroupKeeper keeper, List<Address> founders) {
        boolean known = directory.hasSet(ClusterView.METADATA);
        if (known || (founders.contains(identity.address()) && !isFounded(founders))) {
            keeper.open(
                    ClusterView.METADATA,
                    founders.stream().map(NodeIdentity::peer).toList());
        }
    }

    /** A founder whose data is lost must not found again what the others have: it may not even join under its old name. */
    private boolean isFounded(List<Address> founders) {
        for (Address founder : founders) {
            if (!founder.equals(identity.address())) {
                learnFrom(founder);
            }
        }
        return state().identity() != null;
    }

    /** If it is there already. */
    private void learnFrom(Address other) {
        try {
            view.learn(view.await(client.report(other, ClusterKnowledge.NOTHING, false)));
        } catch (StoreException silent) {
            System.getLogger(NodeProcess.class.getName())
                    .log(System.Logger.Level.DEBUG, "the process at " + other + " does not answer", silent);
        }
    }

    private void begin(Enrollment enrollment, GroupKeeper keeper) {
        SignsOfLife signs = new SignsOfLife(identity.name(), view, client, others, watch, damages);
        LeadershipBalance balance = new LeadershipBalance(identity, hosted, view, client);
        opened.add(work);
        opened.add(waiting::stop);
        work.repeat("to say that this process lives", LIFE, signs::give);
        work.repeat("to take part in the cluster", OFTEN, () -> {
            if (enrollment.step()) {
                keeper.keep(state());
            }
        });
        work.repeat("to work on the cluster", OFTEN, this::administer);
        work.repeat("to hand over leadership", SELDOM, balance::step);
        work.repeat("to mend connections", MENDING, hosted::mendConnections);
        work.repeat("to compare replicas", LIFE, scrubbing::step);
    }

    private void administer() {
        boolean leads = view.leads();
        if (leads && !led) {
            watch.begin();
        }
        led = leads;
        for (int i = 0; leads && i < MOST_ROUNDS; i++) {
            leads = administrator.round();
        }
    }

    /** All tables of the cluster. To close it is to close this. */
    public ItemStore store() {
        return store;
    }

    /** What the cluster consists of, as far as this process knows. */
    public ClusterState state() {
        return view.state();
    }

    /** All tables and where their partitions are, as far as this process knows. */
    Catalog catalog() {
        return view.catalog();
    }

    /** Those that answer clients now, and say where they do so, as far as this process knows. */
    public List<ClusterNode> routers() {
        return state().nodes().stream()
                .filter(node -> node.state() == ClusterNode.State.UP
                        && node.registration().roles().contains(Role.ROUTER)
                        && node.registration().clients() != null)
                .toList();
    }

    /** Where the process that leads the metadata set takes requests, as far as this one knows, or null. */
    public @Nullable Address leader() {
        return hosted.leader(ClusterView.METADATA);
    }

    /** The replica sets that this process leads. */
    public Set<Integer> ledSets() {
        return hosted.led();
    }

    /** How its replicas are, in the order of their sets. */
    public List<ReplicaStatus> replicas() {
        return hosted.statuses(damages.causes());
    }

    /** What operators are told of this process in numbers. */
    public NodeFigures figures() {
        return new NodeFigures(view, hosted, damages, scrubbing, administrator, messenger, listener);
    }

    /** Whether this process takes part in a cluster that has been formed, and all its replicas know of a leader. */
    public boolean isReady() {
        return obstacle() == null;
    }

    /** Why this process is not ready; null if it is. */
    public @Nullable String obstacle() {
        ClusterState state = state();
        ClusterNode node = state.node(identity.name());
        ReplicaSetMembers metadata = state.set(ClusterView.METADATA);
        if (node == null || metadata == null) {
            return "no cluster is known that this node belongs to";
        } else if (node.state() != ClusterNode.State.UP) {
            return "the node is " + node.state().name().toLowerCase(Locale.ROOT);
        }
        int needed = metadata.nodes().size() == 1 && PlacementPolicy.dataSets(state) == 0 ? 1 : 2;
        boolean forming = state.sets().stream().anyMatch(set -> set.state() == ReplicaSetMembers.State.CREATING);
        if (forming || state.sets().size() < needed) {
            return "replica sets are being made";
        }
        return state.setsOf(node.id()).stream()
                .filter(set -> hosted.leader(set.id()) == null)
                .findFirst()
                .map(set -> "nobody is known here who leads replica set " + set.id())
                .orElse(null);
    }

    /** Comes to its end if this process can be no node of the cluster, for instance because it has been taken out; it should be stopped then. */
    public CompletionStage<StoreException> refusal() {
        return refusal;
    }

    /** Hands leadership over, takes no more requests, finishes those under way, and closes. */
    @Override
    public void close() {
        store.close();
    }
}
