package io.partita.engine.cluster.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.cluster.consensus.ConsensusOptions;
import io.partita.engine.cluster.consensus.SnapshotOptions;
import io.partita.engine.cluster.discovery.ReplicaStatus;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.metadata.ClusterNode;
import io.partita.engine.cluster.metadata.ClusterState;
import io.partita.engine.cluster.metadata.ReplicaSetMembers;
import io.partita.engine.cluster.node.NodeOptions.IndexWaits;
import io.partita.engine.storage.StoreBudget;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The processes of a cluster, in this process. The first three found it. */
final class LocalNodes implements AutoCloseable {
    private static final int FOUNDERS = 3;
    private static final Duration DEADLINE = Duration.ofSeconds(90);

    /** Below those that the system gives to connections, which would take them while their node is away. */
    private static final int FIRST_PORT = 15_000;

    private static final int LAST_PORT = 32_000;

    /** Quick to elect, small, and without old answers from indexes. */
    static final NodeOptions OPTIONS = NodeOptions.of("test")
            .withConsensus(new ConsensusOptions(
                    Duration.ofMillis(500), Duration.ofSeconds(10), null, 32 << 20, SnapshotOptions.DEFAULT))
            .withIndexes(new IndexWaits(Duration.ofSeconds(5), 10_000, Duration.ofSeconds(5)))
            .withBudget(new StoreBudget(32 << 20, 16 << 20, 4 << 20));

    private final Path directory;
    private final NodeOptions options;
    private final int founders;
    private final Map<Integer, Address> addresses = new ConcurrentSkipListMap<>();
    private final Map<Integer, NodeProcess> nodes = new ConcurrentSkipListMap<>();

    private LocalNodes(Path directory, NodeOptions options, int founders) {
        this.directory = directory;
        this.options = options;
        this.founders = founders;
        for (int i = 0; i < founders; i++) {
            addresses.put(i, new Address("127.0.0.1", freePorts()));
        }
    }

    /** A cluster that has been formed. */
    static LocalNodes start(Path directory, NodeOptions options) {
        return start(directory, options, FOUNDERS);
    }

    /** A cluster that has been formed by so many. */
    static LocalNodes start(Path directory, NodeOptions options, int founders) {
        LocalNodes cluster = new LocalNodes(directory, options, founders);
        for (int i = 0; i < founders; i++) {
            cluster.start(i);
        }
        cluster.awaitReady();
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

    NodeProcess start(int node) {
        return start(node, options);
    }

    NodeProcess start(int node, NodeOptions itsOptions) {
        Address address = addresses.computeIfAbsent(node, any -> new Address("127.0.0.1", freePorts()));
        NodeIdentity identity = new NodeIdentity("test", name(node), "zone-" + node % 3, address);
        NodeProcess started = NodeProcess.start(identity, directory(node), founders(), itsOptions);
        nodes.put(node, started);
        return started;
    }

    private List<Address> founders() {
        return List.copyOf(addresses.values()).subList(0, founders);
    }

    static String name(int node) {
        return "node-" + node;
    }

    Path directory(int node) {
        return directory.resolve(name(node));
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

    List<Address> addresses() {
        return List.copyOf(addresses.values());
    }

    /** Returns when all nodes know that one is up. */
    void awaitRegistered(int node) {
        awaitThat(
                name(node) + " is up",
                () -> nodes.values().stream().allMatch(any -> {
                    ClusterNode known = any.state().node(name(node));
                    return known != null && known.state() == ClusterNode.State.UP;
                }));
    }

    /** Returns when all nodes that run take part in a cluster that has been formed. */
    void awaitReady() {
        awaitThat("all are ready", () -> nodes.values().stream().allMatch(NodeProcess::isReady));
    }

    /** Which node leads the metadata set, as soon as one of those that run does and they all know it. */
    int leader() {
        return await("somebody leads", () -> {
            Integer leader = null;
            for (NodeProcess node : nodes.values()) {
                Address known = node.leader();
                int position =
                        known == null ? -1 : List.copyOf(addresses.values()).indexOf(known);
                if (!nodes.containsKey(position) || (leader != null && leader != position)) {
                    return null;
                }
                leader = position;
            }
            return leader;
        });
    }

    /** The nodes that lead a set, as they themselves know. */
    Set<Integer> leaders() {
        return nodes.entrySet().stream()
                .filter(node -> !node.getValue().ledSets().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Where a node keeps its replica of a set. */
    Path replica(int node, int set) {
        return directory(node).resolve("sets").resolve(String.valueOf(set));
    }

    boolean isMadeAnew(int node, int set) {
        return Files.exists(replica(node, set).resolve("RENEWED"));
    }

    /** Returns when a replica has been made anew, and takes part again. */
    void awaitMadeAnew(int node, int set) {
        awaitThat("the replica of set " + set + " at " + name(node) + " is made anew", () -> isMadeAnew(node, set));
        awaitThat(
                "nothing is left to be done",
                () -> nodes.values().stream()
                        .allMatch(each -> each.state().tasks().isEmpty()
                                && each.replicas().stream()
                                        .allMatch(replica -> replica.failure().isEmpty())));
        awaitReady();
    }

    long scrubbedBytes() {
        return nodes.values().stream()
                .flatMap(node -> node.figures().scrubbedBytes().values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Stops all nodes, when each has applied what the others have; then what they keep has to be the same. */
    void stopAlike() {
        awaitReady();
        ClusterState state = node(0).state();
        for (ReplicaSetMembers set : state.sets()) {
            awaitThat(
                    "all have applied the log of set " + set.id(),
                    () -> nodes.values().stream()
                                    .flatMap(node -> node.replicas().stream())
                                    .filter(replica -> replica.set() == set.id())
                                    .map(ReplicaStatus::applied)
                                    .distinct()
                                    .count()
                            == 1);
        }
        Set<Integer> running = Set.copyOf(nodes.keySet());
        close();
        for (ReplicaSetMembers set : state.sets()) {
            List<Map<String, String>> rows = running.stream()
                    .map(node -> replica(node, set.id()))
                    .filter(Files::exists)
                    .map(Replicas::rows)
                    .toList();
            assertThat(rows).hasSize(3);
            assertThat(rows.get(1)).isEqualTo(rows.get(0));
            assertThat(rows.get(2)).isEqualTo(rows.get(0));
        }
    }

    @Override
    public void close() {
        List.copyOf(nodes.keySet()).forEach(this::stop);
    }

    static void awaitThat(String what, BooleanSupplier condition) {
        boolean unused = await(what, () -> condition.getAsBoolean() ? true : null);
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
