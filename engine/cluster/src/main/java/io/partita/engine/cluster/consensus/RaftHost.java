package io.partita.engine.cluster.consensus;

import com.alipay.sofa.jraft.JRaftUtils;
import com.alipay.sofa.jraft.NodeManager;
import com.alipay.sofa.jraft.RaftServiceFactory;
import com.alipay.sofa.jraft.core.NodeImpl;
import com.alipay.sofa.jraft.option.NodeOptions;
import com.alipay.sofa.jraft.rpc.RaftRpcServerFactory;
import com.alipay.sofa.jraft.rpc.RpcServer;
import com.alipay.sofa.jraft.rpc.impl.BoltRpcServer;
import com.alipay.sofa.jraft.util.Endpoint;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.StoreBudget;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * The groups of one process, which share an address. Members of other processes reach them there, and
 * anybody else who can connect, unless {@link TransportSecurity} was applied.
 */
public final class RaftHost implements AutoCloseable {
    private static final int RPC_THREADS = 16;
    private static final int ATTEMPTS = 60;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final String cluster;
    private final String node;
    private final Peer address;
    private final ConsensusOptions options;
    private final Listening listening;
    private final ExecutorService background;
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final Set<RaftGroup> groups = ConcurrentHashMap.newKeySet();

    /** What takes requests, and what answers them. */
    private record Listening(RpcServer server, ExecutorService requests) {}

    private RaftHost(String cluster, String node, Peer address, ConsensusOptions options, Listening listening) {
        this.cluster = cluster;
        this.node = node;
        this.address = address;
        this.options = options;
        this.listening = listening;
        this.background = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "consensus-snapshots-" + node);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Listens where it is reached.
     *
     * @see #start(String, String, Peer, Peer, ConsensusOptions)
     */
    public static RaftHost start(String cluster, String node, Peer address, ConsensusOptions options) {
        return start(cluster, node, address, address, options);
    }

    /**
     * Listens at an address.
     *
     * @param cluster the name of the cluster; members of other clusters have nothing to say here
     * @param node the name of this process in it
     * @param address where the other processes reach this one
     * @param listen where it listens, which is another address if something stands between
     * @throws StoreException UNAVAILABLE if it cannot listen there
     */
    public static RaftHost start(String cluster, String node, Peer address, Peer listen, ConsensusOptions options) {
        ExecutorService requests = (ExecutorService) JRaftUtils.createExecutor("consensus-requests-", RPC_THREADS);
        try {
            Listening listening = new Listening(listen(listen, requests), requests);
            RaftHost host = new RaftHost(cluster, node, address, options, listening);
            NodeManager.getInstance().addAddress(new Endpoint(address.host(), address.port()));
            return host;
        } catch (RuntimeException e) {
            requests.shutdown();
            throw e;
        }
    }

    /** Whoever listened there before may take a moment to be gone. */
    private static RpcServer listen(Peer address, ExecutorService requests) {
        for (int attempt = 1; ; attempt++) {
            // JRaft's own factory passes on the port alone, and would listen at every address of the machine.
            RpcServer server =
                    new BoltRpcServer(new com.alipay.remoting.rpc.RpcServer(address.host(), address.port(), true));
            RaftRpcServerFactory.addRaftRequestProcessors(server, requests, requests);
            try {
                server.init(null);
                return server;
            } catch (RuntimeException e) {
                if (attempt == ATTEMPTS) {
                    throw new StoreException(
                            ErrorCode.UNAVAILABLE,
                            "This process cannot listen at " + address
                                    + ": another one does, or the address is not of this machine (" + origin(e) + ")",
                            e);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static String origin(Throwable failure) {
        Throwable origin = failure;
        while (origin.getCause() != null) {
            origin = origin.getCause();
        }
        return String.valueOf(origin.getMessage());
    }

    /**
     * Opens this process's member of the group that is a replica set.
     *
     * @param set the id of the replica set
     * @param directory where it keeps its log and its data; made if there is none
     * @param founders the members with which the group begins, this one among them, the same for all; none for a
     *     member that is going to be added to a group that is there. Means nothing when the directory is not new
     * @throws StoreException FOREIGN_DATA if the directory is another's, LOCKED if it is in use, CORRUPTION if it is damaged,
     *     STORAGE_FULL or UNAVAILABLE
     */
    public RaftGroup open(int set, Path directory, List<Peer> founders, StoreBudget budget) {
        ReplicaIdentity identity = new ReplicaIdentity(cluster, node, set);
        GroupMember member = new GroupMember(identity, address, options, background);
        GroupState state = new GroupState(options.snapshots().logBytes());
        GroupDirectory opened = GroupDirectory.open(directory, identity, budget, state::onHalt);
        try {
            return begin(member, opened, GroupDirectory.isRenewed(directory) ? List.of() : founders, state);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * Removes all that this process's member of a group has, except what it has promised in elections. The group must have agreed to be without
     * it, and may add it again then.
     *
     * @param occasion nothing is done if it was the same the last time
     * @throws StoreException LOCKED if the member is open, CORRUPTION if it is not known any more what was promised: then the member
     *     must not be added again
     */
    public void renew(int set, Path directory, String occasion) {
        GroupDirectory.renew(directory, new ReplicaIdentity(cluster, node, set), occasion);
    }

    /** Whether a member that cannot be opened can be made anew. */
    public boolean canBeRenewed(int set, Path directory) {
        return GroupDirectory.canBeRenewed(directory, new ReplicaIdentity(cluster, node, set));
    }

    private RaftGroup begin(GroupMember member, GroupDirectory directory, List<Peer> founders, GroupState state) {
        String groupId = member.identity().groupId();
        SnapshotFiles snapshots = new SnapshotFiles(groupId, directory.store());
        NodeOptions settings = RaftSettings.of(options, founders);
        settings.setFsm(new ReplicaMachine(
                member.identity().group(), directory.store(), snapshots, member.background(), state));
        settings.setServiceFactory(new RaftStorage(directory.log(), state::onHalt));
        settings.setLogUri("log");
        settings.setRaftMetaUri("log");
        settings.setSnapshotUri(directory.snapshots().toString());
        NodeImpl raft = (NodeImpl)
                RaftServiceFactory.createRaftNode(groupId, member.peer().id());
        if (!raft.init(settings)) {
            StoreException cause = state.failure();
            raft.shutdown();
            throw cause != null ? cause : GroupFailures.damagedLog("log and snapshot do not fit together");
        }
        RaftGroup opened = new RaftGroup(member, raft, directory, state, groups::remove);
        groups.add(opened);
        return opened;
    }

    /** Closes the groups in order, one after the other, and stops listening. */
    @Override
    public void close() {
        List.copyOf(groups).forEach(RaftGroup::close);
        stop();
    }

    /** Closes as a crash would. */
    void abandon() {
        stopListening();
        List.copyOf(groups).forEach(RaftGroup::abandon);
        stop();
    }

    private void stop() {
        NodeManager.getInstance().removeAddress(new Endpoint(address.host(), address.port()));
        stopListening();
        listening.requests().shutdown();
        background.shutdown();
    }

    private void stopListening() {
        if (open.compareAndSet(true, false)) {
            listening.server().shutdown();
        }
    }
}
