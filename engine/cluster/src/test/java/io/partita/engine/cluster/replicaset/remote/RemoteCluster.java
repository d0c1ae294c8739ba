package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.consensus.ConsensusOptions;
import io.partita.engine.cluster.consensus.LocalCluster;
import io.partita.engine.cluster.consensus.Peer;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.consensus.Rows;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.messaging.MessageListener;
import io.partita.engine.cluster.messaging.MessagingLimits;
import io.partita.engine.cluster.messaging.MessagingOptions;
import io.partita.engine.cluster.messaging.MessagingTimes;
import io.partita.engine.cluster.messaging.SocketMessenger;
import io.partita.engine.cluster.replicaset.IndexBacklog;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Three members of a set, each with a listener, and clients that have a replica or none. */
final class RemoteCluster implements AutoCloseable {
    static final int MESSAGE_BYTES = 1 << 20;

    private static final int NODES = 3;
    private static final MessagingOptions OPTIONS = MessagingOptions.of("tests")
            .withLimits(MessagingLimits.DEFAULT.withFrameBytes(MESSAGE_BYTES))
            // A process that dies does not wait for anything.
            .withTimes(MessagingTimes.DEFAULT.withDrain(Duration.ZERO));
    private static final Outlook.Patience PATIENCE =
            new Outlook.Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), System::nanoTime, Waiting.THREAD);
    private static final Member NOWHERE = new Member(new Address("127.0.0.1", 1), "nowhere");

    private final LocalCluster groups;
    private final List<Member> members = new ArrayList<>();
    private final Map<Integer, MessageListener> listeners = new ConcurrentHashMap<>();
    private final Set<Integer> running = ConcurrentHashMap.newKeySet();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final SocketMessenger messenger = SocketMessenger.start(OPTIONS, System::nanoTime);

    RemoteCluster(Path directory) {
        // Not the quick elections of other tests: clients and sockets keep the processors busy here, too.
        groups = LocalCluster.started(directory, NODES, ConsensusOptions.DEFAULT);
        for (int node = 0; node < NODES; node++) {
            members.add(new Member(new Address("127.0.0.1", LocalCluster.freePort()), "zone-" + node));
            listen(node);
        }
    }

    LocalCluster groups() {
        return groups;
    }

    SocketMessenger messenger() {
        return messenger;
    }

    Address address(int node) {
        return members.get(node).address();
    }

    MessageListener listener(int node) {
        MessageListener listener = listeners.get(node);
        if (listener == null) {
            throw new IllegalStateException("node " + node + " does not run");
        }
        return listener;
    }

    private void listen(int node) {
        running.add(node);
        listeners.put(
                node,
                MessageListener.start(
                        new InetSocketAddress(
                                InetAddress.getLoopbackAddress(), address(node).port()),
                        new ReplicaSetHandler(hosted(node), address(node), MESSAGE_BYTES),
                        executor,
                        OPTIONS,
                        System::nanoTime));
    }

    private HostedSets hosted(int node) {
        return new HostedSets() {
            @Override
            public @Nullable ReplicaSet set(int id) {
                if (id != LocalCluster.SET || !running.contains(node)) {
                    return null;
                }
                RaftGroup group = groups.group(node);
                return new LocalReplicaSet(group, group::replica, IndexBacklog.IGNORED);
            }

            @Override
            public long appliedIndex(int id) {
                return id != LocalCluster.SET || !running.contains(node)
                        ? 0
                        : groups.group(node).replica().appliedIndex();
            }

            @Override
            public @Nullable Address leader(int id) {
                if (id != LocalCluster.SET || !running.contains(node)) {
                    return null;
                }
                Peer leader = groups.group(node).membership().leader();
                for (int i = 0; i < NODES; i++) {
                    if (groups.peer(i).equals(leader)) {
                        return address(i);
                    }
                }
                return null;
            }
        };
    }

    /** The set as a process sees it that has no replica. */
    RemoteReplicaSet client() {
        return client(NOWHERE);
    }

    /** The set as a process sees it that is somewhere and has no replica. */
    RemoteReplicaSet client(Member self) {
        HostedSets none = new HostedSets() {
            @Override
            public @Nullable ReplicaSet set(int id) {
                return null;
            }

            @Override
            public long appliedIndex(int id) {
                return 0;
            }

            @Override
            public @Nullable Address leader(int id) {
                return null;
            }
        };
        return new RemoteReplicaSet(LocalCluster.SET, () -> members, new Outlook(self, none, messenger, PATIENCE));
    }

    /** The set as one of its members sees it. */
    RemoteReplicaSet member(int node) {
        return new RemoteReplicaSet(
                LocalCluster.SET, () -> members, new Outlook(members.get(node), hosted(node), messenger, PATIENCE));
    }

    /** Makes the table of {@link Rows}, whoever leads; elections may come in between. */
    void createTable() {
        LocalCluster.awaitTrue("there is a table", () -> {
            try {
                client().propose(List.of(Rows.createTable())).get(0).await();
                return true;
            } catch (StoreException failure) {
                return failure.code() == ErrorCode.RESOURCE_IN_USE;
            }
        });
        for (int node = 0; node < NODES; node++) {
            groups.catchUp(node);
        }
    }

    void kill(int node) {
        running.remove(node);
        groups.kill(node);
        MessageListener listener = listeners.remove(node);
        if (listener != null) {
            listener.close();
        }
    }

    void start(int node) {
        groups.start(node);
        listen(node);
    }

    @Override
    public void close() {
        messenger.close();
        listeners.values().forEach(MessageListener::close);
        groups.close();
        executor.shutdownNow();
    }
}
