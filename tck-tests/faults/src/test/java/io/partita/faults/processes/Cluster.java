package io.partita.faults.processes;

import io.partita.engine.cluster.certificate.ClusterCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The processes of a cluster, the ways between them, and the disk of the last one, which is small. */
final class Cluster implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);
    private static final long PAUSE_NANOS = 50_000_000;

    /** For requests of others, their groups, clients and operators; below those that the system gives to connections. */
    private static final int PORTS = 4;

    private static final int FIRST_PORT = 10_000;
    private static final int LAST_PORT = 32_000;

    private final Path directory;
    private final String options;
    private final List<Integer> ports = new ArrayList<>();
    private final List<RunningNode> nodes = new ArrayList<>();
    private final Network network;
    private final SmallDisk disk;

    /** Processes that do not run yet, and encrypt nothing. */
    Cluster(Path directory, int count) throws IOException {
        this(directory, count, "");
    }

    /** @param options lines of configuration that all have beside the usual ones */
    Cluster(Path directory, int count, String options) throws IOException {
        this.directory = directory;
        this.options = options;
        for (int i = 0; i < count; i++) {
            ports.add(freePorts());
        }
        network = new Network(ports);
        disk = new SmallDisk(directory.resolve(Network.host(count - 1)));
        for (int i = 0; i < count; i++) {
            configure(i, null);
            nodes.add(new RunningNode(
                    Network.host(i),
                    List.of("-Djdk.net.hosts.file=" + network.hosts(i, directory)),
                    file(i),
                    directory.resolve(Network.host(i) + ".log"),
                    ports.get(i) + 3));
        }
    }

    private Path file(int node) {
        return directory.resolve(Network.host(node) + ".conf");
    }

    /** What a process secures its connections to others with from its next start on, or null for nothing. */
    void configure(int node, @Nullable ClusterCertificates certificates) throws IOException {
        Files.writeString(file(node), configuration(node, certificates));
    }

    private String configuration(int node, @Nullable ClusterCertificates certificates) {
        String join = IntStream.range(0, ports.size())
                .mapToObj(i -> Network.host(i) + ":" + ports.get(i))
                .collect(Collectors.joining(","));
        int port = ports.get(node);
        String text = """
                node-id = %1$s
                data = %2$s/%1$s/data
                zone = zone-%3$d
                listen = 127.0.0.1:%4$d
                advertise = %1$s:%4$d
                join = %5$s
                port = %6$d
                management-port = %7$d
                no-auth = true
                """.formatted(Network.host(node), directory, node, port, join, port + 2, port + 3) + options;
        return certificates == null
                ? text
                : text + """
                        cluster-certificate = %s
                        cluster-key = %s
                        cluster-authority = %s
                        """.formatted(certificates.certificate(), certificates.key(), certificates.authority());
    }

    private static int freePorts() throws IOException {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int first = ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT);
            if (IntStream.range(first, first + PORTS).allMatch(Cluster::isFree)) {
                return first;
            }
        }
        throw new IOException("no ports are free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** Starts all, and waits until each takes requests. */
    void start() throws IOException, InterruptedException {
        for (RunningNode node : nodes) {
            node.start();
        }
        for (int i = 0; i < nodes.size(); i++) {
            awaitReady(i);
        }
    }

    /** @throws AssertionError if the process ends, or does not take requests */
    void awaitReady(int number) throws InterruptedException {
        RunningNode node = nodes.get(number);
        long deadline = System.nanoTime() + START.toNanos();
        while (!node.isReady()) {
            if (!node.isRunning() || System.nanoTime() > deadline) {
                throw new AssertionError(
                        node.name() + (node.isRunning() ? " is not ready" : " has ended") + ":\n  " + node.lastWords());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Which process leads, or -1 if none says so soon. */
    int leader() throws InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            for (int i = 0; i < nodes.size(); i++) {
                if (nodes.get(i).isRunning() && nodes.get(i).leads()) {
                    return i;
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return -1;
    }

    int size() {
        return nodes.size();
    }

    RunningNode node(int node) {
        return nodes.get(node);
    }

    Network network() {
        return network;
    }

    /** Where the last process has its data. */
    SmallDisk disk() {
        return disk;
    }

    /** The address for the driver of some processes in this order, and of no others. */
    String url(int... order) {
        return address(order) + "&findRouters=false";
    }

    private String address(int... order) {
        return IntStream.of(order)
                .mapToObj(i -> "127.0.0.1:" + (ports.get(i) + 2))
                .collect(Collectors.joining(
                        ",", "jdbc:partita://", "?consistentReads=true&requestTimeout=6&connectTimeout=2"));
    }

    /** The address for the driver of the zone of one process, which finds the others by it. */
    String urlAt(int node) {
        return address(node) + "&zone=zone-" + node;
    }

    /** The address for the driver of all processes, this one first. */
    String urlFrom(int first) {
        return url(IntStream.range(0, size()).map(i -> (first + i) % size()).toArray());
    }

    /** What all of them printed last. */
    String lastWords() {
        return nodes.stream()
                .map(node -> node.name() + (node.isRunning() ? "" : " (ended)") + ":\n  " + node.lastWords())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() throws IOException {
        nodes.forEach(RunningNode::stop);
        for (RunningNode node : nodes) {
            node.awaitEnd();
        }
        network.close();
        disk.close();
    }
}
