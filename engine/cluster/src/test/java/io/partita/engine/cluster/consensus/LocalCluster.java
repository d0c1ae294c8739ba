package io.partita.engine.cluster.consensus;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.ItemCommand;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.storage.StoreBudget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Processes with one group, in this process. */
public final class LocalCluster implements AutoCloseable {
    public static final int SET = 0;

    static final ConsensusOptions QUICK = new ConsensusOptions(
            Duration.ofMillis(600), Duration.ofSeconds(5), null, 32 << 20, SnapshotOptions.DEFAULT);

    private static final StoreBudget BUDGET = new StoreBudget(8 << 20, 4 << 20, 1 << 20);
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int FIRST_PORT = 15_000;
    private static final int LAST_PORT = 32_000;

    private final Path directory;
    private final ConsensusOptions options;
    private final List<Peer> peers = new ArrayList<>();
    private final int founders;
    private final Map<Integer, RaftHost> hosts = new ConcurrentSkipListMap<>();
    private final Map<Integer, RaftGroup> groups = new ConcurrentSkipListMap<>();

    LocalCluster(Path directory, int founders, ConsensusOptions options) {
        this.directory = directory;
        this.founders = founders;
        this.options = options;
        for (int i = 0; i < founders + 1; i++) {
            peers.add(new Peer("127.0.0.1", freePort()));
        }
    }

    /** One that runs. */
    public static LocalCluster started(Path directory, int founders) {
        return started(directory, founders, QUICK);
    }

    public static LocalCluster started(Path directory, int founders, ConsensusOptions options) {
        LocalCluster cluster = new LocalCluster(directory, founders, options);
        cluster.startAll();
        return cluster;
    }

    /**
     * A port that nobody listens at and that the system does not give to connections, which would take it while its member
     * is away.
     */
    public static int freePort() {
        return await("a port is free", () -> {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException taken) {
                return null;
            }
        });
    }

    void startAll() {
        for (int i = 0; i < founders; i++) {
            start(i);
        }
    }

    public void start(int node) {
        start(node, peers.subList(0, founders));
    }

    /** Starts a member that knows nobody and waits to be added. */
    void startAlone(int node) {
        start(node, List.of());
    }

    private void start(int node, List<Peer> known) {
        RaftHost host = RaftHost.start("test", "node-" + node, peers.get(node), options);
        hosts.put(node, host);
        groups.put(node, host.open(SET, directory(node), known, BUDGET));
    }

    Path directory(int node) {
        return directory.resolve("node-" + node);
    }

    public Peer peer(int node) {
        return peers.get(node);
    }

    public RaftGroup group(int node) {
        RaftGroup group = groups.get(node);
        if (group == null) {
            throw new IllegalStateException("node " + node + " does not run");
        }
        return group;
    }

    /** The members that run at the moment. */
    List<RaftGroup> groups() {
        return List.copyOf(groups.values());
    }

    void stop(int node) {
        groups.remove(node);
        RaftHost host = hosts.remove(node);
        if (host != null) {
            host.close();
        }
    }

    public void kill(int node) {
        groups.remove(node);
        RaftHost host = hosts.remove(node);
        if (host != null) {
            host.abandon();
        }
    }

    void stopAll() {
        List.copyOf(hosts.keySet()).forEach(this::stop);
    }

    @Override
    public void close() {
        stopAll();
    }

    /** The node that leads, as soon as one does. */
    public int leader() {
        return await("somebody leads", () -> {
            for (Map.Entry<Integer, RaftGroup> group : groups.entrySet()) {
                if (group.getValue().membership().isLeader()) {
                    return group.getKey();
                }
            }
            return null;
        });
    }

    public int follower() {
        int leader = leader();
        return groups.keySet().stream()
                .filter(node -> node != leader)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Applies a command, at whoever leads, until it is taken. If it is not known whether it was, it is applied again, unless
     * that would do it twice.
     */
    public Result apply(Command command) {
        AtomicBoolean repeated = new AtomicBoolean();
        return await("the command is taken", () -> {
            try {
                return group(leader()).apply(command);
            } catch (StoreException e) {
                if (e.code() == ErrorCode.UNAVAILABLE) {
                    return null;
                } else if (e.code() == ErrorCode.UNKNOWN_OUTCOME && !(command instanceof ItemCommand.UpdateItem)) {
                    repeated.set(true);
                    return null;
                } else if (e.code() == ErrorCode.RESOURCE_IN_USE && repeated.get()) {
                    return Result.Done.DONE;
                }
                throw e;
            }
        });
    }

    /** Waits until a member has applied all that was acknowledged. */
    public void catchUp(int node) {
        await("node " + node + " answers a strong read", () -> {
            try {
                group(node).readBarrier();
                return true;
            } catch (StoreException e) {
                return null;
            }
        });
    }

    public static void awaitTrue(String what, BooleanSupplier condition) {
        await(what, () -> condition.getAsBoolean() ? true : null);
    }

    static <T> T await(String what, Supplier<@Nullable T> condition) {
        long deadline = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < deadline) {
            T value = condition.get();
            if (value != null) {
                return value;
            }
            LockSupport.parkNanos(1_000_000);
        }
        throw new AssertionError("in vain for " + DEADLINE + ": " + what);
    }
}
