package io.partita.tck.sql.golden;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.server.PartitaServer;
import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.protocol.Authentication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** A Partita server in this process, over a store in memory. */
final class ServerHome implements Home {
    private @Nullable ItemStore store;
    private @Nullable PartitaServer server;

    @Override
    public String open() {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ItemStore opened = new EmbeddedItemStoreProvider().open(new StoreLocation.Memory());
        store = opened;
        try {
            PartitaServer started = PartitaServer.open(opened, ServerOptions.of(anyPort, Authentication.NONE));
            server = started;
            return "jdbc:partita://127.0.0.1:" + started.address().getPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        if (store != null) {
            store.close();
        }
    }
}
