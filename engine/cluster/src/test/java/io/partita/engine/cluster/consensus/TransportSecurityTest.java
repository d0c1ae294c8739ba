package io.partita.engine.cluster.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportSecurityTest {
    private static final String PASSWORD = "secret-of-tests";

    /** How long a connection has to stay open to count as accepted. */
    private static final int ACCEPTED_MILLIS = 300;

    @TempDir
    private Path directory;

    @AfterEach
    void openTheTransportAgain() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("bolt.") && name.contains(".ssl."))
                .forEach(System::clearProperty);
    }

    private Path keys(String name) throws IOException, InterruptedException {
        Path file = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD))
                .redirectErrorStream(true)
                .start();
        String output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(output).isZero();
        return file;
    }

    @Test
    void membersMeetAndStrangersStayOut() throws IOException, InterruptedException, GeneralSecurityException {
        Path members = keys("members");
        Path strangers = keys("strangers");
        new TransportSecurity(members, PASSWORD).apply();
        try (LocalCluster cluster = LocalCluster.started(directory.resolve("nodes"), 3)) {
            cluster.apply(Rows.createTable());
            cluster.catchUp(cluster.follower());
            Peer peer = cluster.peer(cluster.leader());
            assertThat(connect(peer, members, members)).isTrue();
            assertThat(connect(peer, strangers, members)).isFalse();
            assertThat(connect(peer, null, members)).isFalse();
            assertThat(speakPlainly(peer)).isFalse();
        }
    }

    /** Whether a member goes on with somebody who shows some key and trusts some certificate. */
    private static boolean connect(Peer peer, @Nullable Path shown, Path trusted)
            throws IOException, GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(shown == null ? null : load(shown), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(load(trusted));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(peer.host(), peer.port())) {
            socket.startHandshake();
            return staysOpen(socket);
        } catch (SSLException refused) {
            return false;
        }
    }

    private static boolean speakPlainly(Peer peer) throws IOException {
        try (Socket socket = new Socket(peer.host(), peer.port())) {
            socket.getOutputStream().write("no handshake at all, only some bytes".getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return staysOpen(socket);
        }
    }

    private static boolean staysOpen(Socket socket) throws IOException {
        socket.setSoTimeout(ACCEPTED_MILLIS);
        try {
            // What comes before the end is an alert that says why.
            socket.getInputStream().readAllBytes();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    private static KeyStore load(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(file)) {
            store.load(stream, PASSWORD.toCharArray());
        }
        return store;
    }

    @Test
    void aFileThatDoesNotFitIsRefusedAtOnce() throws IOException, InterruptedException {
        Path members = keys("members");
        TransportSecurity wrong = new TransportSecurity(members, "another");
        StoreException refused = catchThrowableOfType(StoreException.class, wrong::apply);
        assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refused).hasMessageContaining(members.toString()).hasMessageNotContaining("another");
        assertThatThrownBy(new TransportSecurity(directory.resolve("absent"), PASSWORD)::apply)
                .isInstanceOf(StoreException.class);
        assertThat(wrong.toString()).doesNotContain("another");
        assertThat(System.getProperty("bolt.server.ssl.enable")).isNull();
    }
}
