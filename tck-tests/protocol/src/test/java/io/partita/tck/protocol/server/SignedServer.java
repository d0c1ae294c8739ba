package io.partita.tck.protocol.server;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.server.PartitaServer;
import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.access.SignedAuthentication;
import io.partita.engine.server.identity.CredentialsFile;
import io.partita.engine.server.identity.Identities;
import io.partita.engine.server.identity.KeyMaker;
import io.partita.engine.server.identity.KeyRecord;
import io.partita.engine.server.identity.LiveIdentities;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** A server with one user, who may do everything and signs with a key of their own. */
public final class SignedServer implements AutoCloseable {
    private final ItemStore store;
    private final PartitaServer server;
    private final KeyRecord key;

    public SignedServer(Path directory) throws IOException {
        SecureRandom random = new SecureRandom();
        CredentialsFile file = CredentialsFile.in(directory, null, random);
        key = new KeyMaker(random).permanent(Instant.now());
        Identities unused = file.change(identities -> identities
                .createUser("tester", Instant.now())
                .attach("tester", "full-access")
                .addKey("tester", key));
        store = new EmbeddedItemStoreProvider().open(new StoreLocation.Memory());
        server = PartitaServer.open(
                store,
                ServerOptions.of(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new SignedAuthentication(
                                LiveIdentities.open(file, "000000000000"), InstantSource.system(), null)));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.address().getPort());
    }

    public String accessKey() {
        return key.id();
    }

    public String secret() {
        return key.secret();
    }

    /** What a client in another process is told. */
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", accessKey(),
                "AWS_SECRET_ACCESS_KEY", secret(),
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_REGION", "us-east-1",
                "AWS_PAGER", "",
                "AWS_EC2_METADATA_DISABLED", "true",
                "ENDPOINT", uri().toString());
    }

    @Override
    public void close() {
        server.close();
        store.close();
    }
}
