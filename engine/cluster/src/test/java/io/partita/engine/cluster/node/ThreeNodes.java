package io.partita.engine.cluster.node;

import io.partita.engine.cluster.consensus.ConsensusOptions;
import io.partita.engine.cluster.consensus.SnapshotOptions;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.node.NodeOptions.IndexWaits;
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
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The processes of a cluster, in this process. */
final class ThreeNodes implements AutoCloseable {
    private static final int NODES = 3;
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** Below those that the system gives to connections, which would take them while their node is away. */
    private static final int FIRST_PORT = 15_000;

    private static final int LAST_PORT = 32_000;

    private final Path directory;
    private final NodeOptions options;
    private final List<Address> addresses = new ArrayList<>();
    private final Map<Integer, NodeProcess> nodes = new ConcurrentSkipListMap<>();

    private ThreeNodes(Path directory, int partitionsPerTable) {
        this.directory = directory;
        this.options = NodeOptions.of("test")
                .withConsensus(new ConsensusOptions(
                        Duration.ofMillis(500), Duration.ofSeconds(10), false, 32 << 20, SnapshotOptions.DEFAULT))
                .withIndexes(new IndexWaits(Duration.ofSeconds(5), 10_000, Duration.ofSeconds(5)))
                .withPartitionsPerTable(partitionsPerTable)
                .withBudget(new StoreBudget(8 << 20, 4 << 20, 1 << 20));
        for (int i = 0; i < NODES; i++) {
            addresses.add(new Address("127.0.0.1", freePorts()));
        }
    }

    /** A cluster that has a leader. */
    static ThreeNodes start(Path directory, int partitionsPerTable) {
        ThreeNodes cluster = new ThreeNodes(directory, partitionsPerTable);
        for (int i = 0; i < NODES; i++) {
            cluster.start(i);
        }
        cluster.leader();
        return cluster;
    }

    /** The first of two ports that nobody listens at. */
    private static int freePorts() {
        return await("two ports are free", () -> {
            int port = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            try (ServerSocket first = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                    ServerSocket second = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
                return second.getLocalPort() - 1 == first.getLocalPort() ? port : null;
            } catch (IOException taken) {
                return null;
            }
        });
    }

    void start(int node) {
        NodeIdentity identity = new NodeIdentity("test", "node-" + node, "zone-" + node, addresses.get(node));
        nodes.put(node, NodeProcess.start(identity, directory.resolve("node-" + node), addresses, options));
    }

    void stop(int node) {
        NodeProcess stopped = nodes.remove(node);
        if (stopped != null) {
            stopped.close();
        }
    }

    NodeProcess node(int node) {
        NodeProcess running = nodes.get(node);
        if (running == null) {
            throw new IllegalStateException("node " + node + " does not run");
        }
        return running;
    }

    /** Which node leads, as soon as one of those that run does and they all know it. */
    int leader() {
        return await("somebody leads", () -> {
            Integer leader = null;
            for (NodeProcess node : nodes.values()) {
                Address known = node.leader();
                int position = known == null ? -1 : addresses.indexOf(known);
                if (!nodes.containsKey(position) || (leader != null && leader != position)) {
                    return null;
                }
                leader = position;
            }
            return leader;
        });
    }

    @Override
    public void close() {
        List.copyOf(nodes.keySet()).forEach(this::stop);
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
