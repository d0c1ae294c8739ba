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

    private PartitaNodes() {}

    /** The process of a node. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new NodeCommand()).execute(arguments));
    }

    /** Starts all three, and waits until they take requests. */
    static PartitaNodes start(Path directory) throws IOException, InterruptedException {
        PartitaNodes cluster = new PartitaNodes();
        int from = 14_000;
        for (int ignored : PARTITIONS) {
            from = RunningPeer.freePorts(from, PORTS);
            cluster.ports.add(from);
            from += PORTS;
        }
        String join = cluster.ports.stream().map(port -> "127.0.0.1:" + port).collect(Collectors.joining(","));
        for (int i = 0; i < PARTITIONS.size(); i++) {
            int port = cluster.ports.get(i);
            RunningPeer node = new RunningPeer(
                    RunningPeer.java(
                            PartitaNodes.class,
                            "--node-id=node-" + i,
                            "--zone=zone-" + i,
                            "--data=" + directory.resolve("node-" + i),
                            "--listen=127.0.0.1:" + port,
                            "--join=" + join,
                            "--port=" + (port + 2),
                            "--management-port=" + (port + 3),
                            "--partitions=" + PARTITIONS.get(i),
                            "--no-auth"),
                    Files.createDirectories(directory).resolve("node-" + i + ".log"));
            cluster.nodes.add(node);
            node.start();
        }
        cluster.awaitReady();
        return cluster;
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
