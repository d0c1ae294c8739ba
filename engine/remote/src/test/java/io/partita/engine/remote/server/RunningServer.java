package io.partita.engine.remote.server;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.endpoint.Credentials;
import io.partita.engine.api.endpoint.EndpointOptions;
import io.partita.engine.remote.RemoteItemStoreProvider;
import io.partita.engine.server.PartitaServer;
import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.protocol.Authentication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;

/** A server that asks nobody who they are, over a store that it closes. */
final class RunningServer implements AutoCloseable {
    private final ItemStore behind;
    private final PartitaServer server;

    RunningServer(ItemStore behind) {
        this.behind = behind;
        try {
            InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            this.server = PartitaServer.open(behind, ServerOptions.of(anyPort, Authentication.NONE));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A store over it. */
    ItemStore store() {
        URI address = URI.create("http://127.0.0.1:" + server.address().getPort());
        return new RemoteItemStoreProvider()
                .open(new StoreLocation.Endpoint(
                        List.of(address), EndpointOptions.DEFAULT.withCredentials(new Credentials.Anonymous())));
    }

    @Override
    public void close() {
        server.close();
        behind.close();
    }
}
