package io.partita.engine.cluster.node;

import io.partita.engine.api.ItemStore;
import io.partita.engine.cluster.administration.RoutedStore;
import io.partita.engine.cluster.administration.TableControl;
import io.partita.engine.cluster.command.CatalogCommand;
import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.consensus.RaftHost;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.MessageListener;
import io.partita.engine.cluster.messaging.SocketMessenger;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSets;
import io.partita.engine.cluster.replicaset.remote.Member;
import io.partita.engine.cluster.replicaset.remote.Outlook;
import io.partita.engine.cluster.replicaset.remote.RemoteReplicaSet;
import io.partita.engine.cluster.replicaset.remote.ReplicaSetHandler;
import io.partita.engine.cluster.replicaset.remote.Waiting;
import io.partita.engine.cluster.routing.Router;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process of a cluster. The processes that found a cluster each have a replica of the metadata set, which keeps the catalog
 * and hosts all partitions.
 *
 * <p>Its store may be used as soon as it is there: what cannot be answered while there is no leader waits for a while,
 * and fails with UNAVAILABLE. Safe for any number of threads.
 */
public final class NodeProcess implements AutoCloseable {
    private static final int METADATA = 0;
    private static final int HANDLERS = 128;
    private static final int MAX_WAITING = 4_096;
    private static final Duration REQUEST = Duration.ofSeconds(15);
    private static final Duration SEARCH = Duration.ofSeconds(10);

    /** What was opened, closed in reverse. */
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private final HostedGroups hosted = new HostedGroups();
    private final ItemStore store;

    private NodeProcess(NodeIdentity identity, Path directory, List<Address> founders, NodeOptions options) {
        NodeDirectory own = NodeDirectory.open(directory, identity);
        Peer peer = NodeIdentity.peer(identity.address());
        RaftHost host = RaftHost.start(identity.cluster(), identity.name(), peer, options.consensus());
        opened.push(host);
        SocketMessenger messenger = SocketMessenger.start(options.messaging(), System::nanoTime);
        opened.push(messenger);
        List<Member> members = founders.stream()
                .map(address -> new Member(address, address.equals(identity.address()) ? identity.zone() : ""))
                .toList();
        Outlook outlook = new Outlook(
                new Member(identity.address(), identity.zone()),
                hosted,
                messenger,
                new Outlook.Patience(REQUEST, SEARCH, System::nanoTime, Waiting.THREAD));
        ReplicaSet metadata = new RemoteReplicaSet(METADATA, () -> members, outlook);
        ReplicaSets sets = id -> metadata;
        RaftGroup group = host.open(
                METADATA,
                own.set(METADATA),
                founders.stream().map(NodeIdentity::peer).toList(),
                options.budget());
        HostedCatalog catalog = new HostedCatalog(group, Waiting.THREAD);
        MetadataChanges changes = new MetadataChanges(metadata, catalog, Waiting.THREAD);
        hosted.add(
                METADATA,
                new HostedGroup(
                        METADATA,
                        group,
                        sets,
                        (table, index) -> changes.make(new CatalogCommand.ActivateIndex(table.id(), index.id())),
                        options.indexes()));
        opened.push(hosted);
        opened.push(catalog);
        opened.push(listen(identity, options));
        store = new RoutedStore(
                new Router(catalog, sets, !options.indexes().read().isZero()),
                new TableControl(catalog, changes, sets, InstantSource.system(), options.partitionsPerTable()),
                false,
                this::closeParts);
    }

    /**
     * Starts a process.
     *
     * @param directory where it keeps its data; made if there is none
     * @param founders where the processes that found the cluster take requests, this one among them, the same for all
     * @throws io.partita.engine.api.error.StoreException FOREIGN_DATA if the directory is of another process or cluster, LOCKED
     *     if it is in use, CORRUPTION if it is damaged, UNAVAILABLE if the addresses cannot be had
     */
    public static NodeProcess start(
            NodeIdentity identity, Path directory, List<Address> founders, NodeOptions options) {
        if (!founders.contains(identity.address())) {
            throw new IllegalArgumentException(
                    "the process at " + identity.address() + " is not among those that found the cluster: " + founders);
        }
        return new NodeProcess(identity, directory, founders, options);
    }

    private MessageListener listen(NodeIdentity identity, NodeOptions options) {
        ThreadPoolExecutor handlers = new ThreadPoolExecutor(
                HANDLERS, HANDLERS, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread thread = new Thread(task, "partita-requests");
                    thread.setDaemon(true);
                    return thread;
                });
        handlers.allowCoreThreadTimeOut(true);
        opened.push(handlers::shutdown);
        ReplicaSetHandler handler = new ReplicaSetHandler(
                hosted, identity.address(), options.messaging().limits().frameBytes());
        return MessageListener.start(
                new InetSocketAddress(
                        identity.address().host(), identity.address().port()),
                handler,
                handlers,
                options.messaging(),
                System::nanoTime);
    }

    /** All tables of the cluster. To close it is to close this. */
    public ItemStore store() {
        return store;
    }

    /** Where the process that leads takes requests, as far as this one knows, or null. */
    public @Nullable Address leader() {
        return hosted.leader(METADATA);
    }

    /** Takes no more requests, finishes those under way, hands leadership over, and closes. */
    @Override
    public void close() {
        store.close();
    }

    private void closeParts() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                System.getLogger(NodeProcess.class.getName()).log(System.Logger.Level.WARNING, "not closed well", e);
            }
        }
    }
}
