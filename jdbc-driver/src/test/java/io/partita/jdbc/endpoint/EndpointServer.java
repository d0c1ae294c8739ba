package io.partita.jdbc.endpoint;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.server.PartitaServer;
import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.access.SignedAuthentication;
import io.partita.engine.server.http.Certificates;
import io.partita.engine.server.identity.CredentialsFile;
import io.partita.engine.server.identity.Identities;
import io.partita.engine.server.identity.KeyMaker;
import io.partita.engine.server.identity.KeyRecord;
import io.partita.engine.server.identity.LiveIdentities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** A server in this process that wants every request signed, by the key of its one user or by that of a session. */
public final class EndpointServer implements AutoCloseable {
    private final KeyRecord key;
    private final KeyRecord session;
    private final ItemStore store;
    private final PartitaServer server;

    /** @param certificates for TLS, or null for plain HTTP */
    public EndpointServer(Path directory, @Nullable Certificates certificates) throws IOException {
        SecureRandom random = new SecureRandom();
        CredentialsFile file = CredentialsFile.in(directory.resolve("credentials"), null, random);
        key = new KeyMaker(random).permanent(Instant.now());
        session = new KeyMaker(random).temporary(Instant.now(), Duration.ofHours(1));
        Identities unused = file.change(identities -> identities
                .createUser("anna", Instant.now())
                .attach("anna", "full-access")
                .addKey("anna", key)
                .addKey("anna", session));
        store = new EmbeddedItemStoreProvider().open(new StoreLocation.Memory());
        server = PartitaServer.open(
                store,
                ServerOptions.of(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                new SignedAuthentication(
                                        LiveIdentities.open(file, "000000000000"), InstantSource.system(), null))
                        .withCertificates(certificates));
    }

    /** {@code HOST:PORT}. */
    public String place() {
        return "127.0.0.1:" + server.address().getPort();
    }

    /** For the user. */
    public KeyRecord key() {
        return key;
    }

    /** For the user too, for an hour. */
    KeyRecord session() {
        return session;
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
