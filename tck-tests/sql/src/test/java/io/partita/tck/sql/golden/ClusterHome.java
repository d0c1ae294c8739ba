package io.partita.tck.sql.golden;

import io.partita.engine.api.ItemStore;
import io.partita.engine.cluster.messaging.Address;
import io.partita.engine.cluster.node.NodeIdentity;
import io.partita.engine.cluster.node.NodeOptions;
import io.partita.engine.cluster.node.NodeOptions.IndexWaits;
import io.partita.engine.cluster.node.NodeProcess;
import io.partita.engine.server.PartitaServer;
import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.protocol.Authentication;
import io.partita.engine.storage.StoreBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A cluster of three nodes in this process, each behind a server. Its tables are dropped where a file ends. */
final class ClusterHome implements Home {
    private static final int NODES = 3;
    private static final String NAME = "golden";

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final List<ItemStore> stores = new ArrayList<>();
    private final Path directory;
    private final int partitionsPerTable;
    private @Nullable String url;

    /** A cluster that keeps its data in a directory, and is started by whoever opens it first. */
    ClusterHome(Path directory, int partitionsPerTable) {
        this.directory = directory;
        this.partitionsPerTable = partitionsPerTable;
    }

    private String start() {
        NodeOptions options = NodeOptions.of(NAME)
                .withPartitionsPerTable(partitionsPerTable)
                .withIndexes(new IndexWaits(Duration.ofSeconds(5), 10_000, Duration.ofSeconds(5)))
                .withBudget(new StoreBudget(8 << 20, 4 << 20, 1 << 20));
        List<Address> addresses = new ArrayList<>();
        while (addresses.size() < NODES) {
            addresses.add(freePorts());
        }
        List<String> servers = new ArrayList<>();
        for (int i = 0; i < NODES; i++) {
            NodeIdentity identity = new NodeIdentity(NAME, "node-" + i, "zone-" + i, addresses.get(i));
            NodeProcess node = NodeProcess.start(identity, directory.resolve("node-" + i), addresses, options);
            opened.push(node);
            stores.add(node.store());
            servers.add("127.0.0.1:" + serve(node.store()));
        }
        return "jdbc:partita://" + String.join(",", servers);
    }

    private int serve(ItemStore store) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            PartitaServer server = PartitaServer.open(store, ServerOptions.of(anyPort, Authentication.NONE));
            opened.push(server);
            return server.address().getPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Two ports that nobody listens at, below those that the system gives to connections. */
    private static Address freePorts() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 32_000);
            if (isFree(port) && isFree(port + 1)) {
                return new Address("127.0.0.1", port);
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Override
    public String open() {
        String known = url == null ? start() : url;
        url = known;
        return known;
    }

    /** The next file finds nothing. */
    @Override
    public void close() {
        ItemStore store = stores.get(0);
        store.listTables().forEach(store::deleteTable);
    }

    /** Stops the nodes. */
    void stop() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
