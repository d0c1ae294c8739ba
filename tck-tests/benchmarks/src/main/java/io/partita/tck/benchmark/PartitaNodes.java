package io.partita.tck.benchmark;

import io.partita.engine.server.command.NodeCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** Three {@code partita node}, each of which divides the tables that are created there into another number of partitions. */
final class PartitaNodes implements AutoCloseable {
    static final List<Integer> PARTITIONS = List.of(1, 32, 256);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PROBE = Duration.ofSeconds(2);

    /** For requests of others, their groups, clients and operators. */
    private static final int PORTS = 4;

    private final List<Integer> ports = new ArrayList<>();
    private final List<RunningPeer> nodes = new ArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PROBE).build();

    private final Path directory;
    private final List<String> options;

    private PartitaNodes(Path directory, List<String> options) {
        this.directory = directory;
        this.options = List.copyOf(options);
    }

    /** The process of a node. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new NodeCommand()).execute(arguments));
    }

    /** Starts all three, and waits until they take requests. */
    static PartitaNodes start(Path directory) throws IOException, InterruptedException {
        return start(directory, List.of());
    }

    /** @param options what each is told beside the usual */
    static PartitaNodes start(Path directory, List<String> options) throws IOException, InterruptedException {
        PartitaNodes cluster = new PartitaNodes(Files.createDirectories(directory), options);
        for (int ignored : PARTITIONS) {
            cluster.ports.add(cluster.freePorts());
        }
        for (int i = 0; i < PARTITIONS.size(); i++) {
            cluster.start(i);
        }
        cluster.awaitReady();
        return cluster;
    }

    /** Starts another one, and waits until it takes requests. */
    void grow() throws IOException, InterruptedException {
        ports.add(freePorts());
        start(ports.size() - 1);
        awaitReady();
    }

    private int freePorts() throws IOException {
        int from = ports.isEmpty() ? 14_000 : ports.get(ports.size() - 1) + PORTS;
        return RunningPeer.freePorts(from, PORTS);
    }

    private void start(int i) throws IOException {
        String join = ports.stream()
                .limit(PARTITIONS.size())
                .map(port -> "127.0.0.1:" + port)
                .collect(Collectors.joining(","));
        int port = ports.get(i);
        List<String> arguments = new ArrayList<>(List.of(
                "--node-id=node-" + i,
                "--zone=zone-" + i % PARTITIONS.size(),
                "--data=" + directory.resolve("node-" + i),
                "--listen=127.0.0.1:" + port,
                "--join=" + join,
                "--port=" + (port + 2),
                "--management-port=" + (port + 3),
                "--partitions=" + PARTITIONS.get(i % PARTITIONS.size()),
                "--no-auth"));
        arguments.addAll(options);
        RunningPeer node = new RunningPeer(
                RunningPeer.java(PartitaNodes.class, arguments.toArray(String[]::new)),
                directory.resolve("node-" + i + ".log"));
        nodes.add(node);
        node.start();
    }

    /** What a metric says at one node, by the value of its label. */
    Map<String, Long> metric(int node, String name) throws InterruptedException {
        Map<String, Long> values = new TreeMap<>();
        told(ports.get(node) + 3, "/metrics")
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .forEach(line -> values.put(
                        line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')),
                        Long.parseLong(line.substring(line.lastIndexOf(' ') + 1))));
        return values;
    }

    void awaitReady() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int port : ports) {
            while (told(port + 3, "/ready").isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("the nodes have not become ready");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    /** Where clients ask a node. */
    int port(int node) {
        return ports.get(node) + 2;
    }

    RunningPeer node(int node) {
        return nodes.get(node);
    }

    int size() {
        return nodes.size();
    }

    private String told(int port, String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(PROBE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : "";
        } catch (IOException notThere) {
            return "";
        }
    }

    @Override
    public void close() {
        nodes.forEach(RunningPeer::close);
    }
}
