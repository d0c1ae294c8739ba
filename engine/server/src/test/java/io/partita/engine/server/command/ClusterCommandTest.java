package io.partita.engine.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.IndexProjection;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.node.NodeIdentity;
import io.partita.engine.cluster.node.NodeOptions;
import io.partita.engine.cluster.node.NodeProcess;
import io.partita.engine.server.http.HttpLimits;
import io.partita.engine.server.http.HttpListener;
import io.partita.engine.server.observation.Management;
import io.partita.engine.server.observation.Metrics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code partita cluster} beside a cluster of a single node. */
@Timeout(120)
class ClusterCommandTest {
    @TempDir
    private static Path directory;

    private static Address address = new Address("127.0.0.1", 1);
    private static NodeProcess node;

    /** What a command prints, on both outputs, and its exit code. */
    private record Outcome(String output, String errors, int code) {}

    @BeforeAll
    static void start() {
        address = new Address("127.0.0.1", freePorts());
        NodeIdentity identity = new NodeIdentity("small", "only", "here", address);
        node = NodeProcess.start(identity, directory.resolve("node"), List.of(address), NodeOptions.of("small"));
        while (!node.isReady()) {
            LockSupport.parkNanos(1_000_000);
        }
        node.store()
                .createTable(new TableDefinition(
                        "things",
                        key("pk"),
                        List.of(),
                        List.of(new IndexDefinition(
                                "by_g", IndexDefinition.Scope.GLOBAL, key("g"), IndexProjection.ALL)),
                        Map.of()));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    private static KeySchema key(String attribute) {
        return new KeySchema(new KeyAttribute(attribute, AttributeType.S), null);
    }

    /** The first of two ports that nobody listens at and that the system gives to no connection. */
    private static int freePorts() {
        for (int port = 24_000; port < 32_000; port += 2) {
            if (isFree(port) && isFree(port + 1)) {
                return port;
            }
        }
        throw new IllegalStateException("no ports are free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static Outcome run(String... arguments) {
        return runAt(address.toString(), "small", arguments);
    }

    private static Outcome runAt(String at, String cluster, String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--at", at, "--cluster", cluster));
        int code = new CommandLine(new ClusterCommand())
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(errors))
                .execute(all.toArray(new String[0]));
        return new Outcome(output.toString(), errors.toString(), code);
    }

    @Test
    void statusShowsNodesAndSetsAndWhatIsWrong() {
        Outcome status = run("status");
        assertThat(status.errors()).isEmpty();
        assertThat(status.code()).isZero();
        assertThat(status.output()).startsWith("Cluster small (c-");
        assertThat(status.output()).containsPattern("only +here +UP +router,storage +" + address + " +0\n");
        assertThat(status.output()).containsPattern("0 +ACTIVE +only +only +the metadata and 8 +0\n");
        assertThat(status.output()).contains("Warning: Replica set 0 has only one member");
        assertThat(run("status", "--json").output())
                .startsWith("{\"cluster\":\"small\",")
                .contains("\"leads\":[0]", "\"answers\":true");
    }

    @Test
    void partitionsShowsWhereTheyAre() {
        assertThat(run("partitions").output().lines().count()).isEqualTo(9);
        assertThat(run("partitions", "things").output())
                .containsPattern("things +by_g +[0-9]+ +c000000000000000-ffffffffffffffff +0 +only\n");
        assertThat(run("partitions", "--json").output()).contains("\"hashes\":\"0000000000000000-3fffffffffffffff\"");
        assertThat(run("partitions", "nothing")).isEqualTo(new Outcome("", "partita: there is no table nothing\n", 1));
    }

    @Test
    void whatCannotBeDoneIsSaid() {
        assertThat(run("drain", "other"))
                .isEqualTo(new Outcome("", "partita: The cluster has no node other; there are only\n", 1));
        assertThat(run("decommission", "only").errors()).contains("without only there are 0");
        assertThat(run("decommission", "only").code()).isEqualTo(1);
        Outcome foreign = runAt(address.toString(), "large", "status");
        assertThat(foreign.errors()).contains("it belongs to the cluster small, and this process to large");
        assertThat(runAt("127.0.0.1:1", "small", "status").errors()).contains("Connection refused");
        assertThat(runAt("nonsense", "small", "status").code()).isEqualTo(2);
    }

    @Test
    void metricsTellOfReplicasMessagesAndTheCluster() throws Exception {
        Metrics metrics = new Metrics();
        new NodeMetrics(node, metrics).register();
        try (HttpListener listener = HttpListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Management(metrics, node::obstacle, () -> 0),
                HttpLimits.DEFAULT,
                null)) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + listener.address().getPort() + "/metrics"))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .contains(
                            "# TYPE partita_replica_leads gauge\npartita_replica_leads{set=\"0\"} 1\n",
                            "# TYPE partita_leaderships_total counter\npartita_leaderships_total{set=\"0\"} 1\n",
                            "partita_replica_stopped{set=\"0\"} 0\n",
                            "partita_cluster_nodes{state=\"up\"} 1\n",
                            "partita_cluster_sets{state=\"active\"} 1\n",
                            "partita_messages_unknown_total{direction=\"out\"} 0\n");
        }
    }
}
