package io.partita.jdbc.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.server.http.Certificates;
import io.partita.engine.server.http.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What requests travel over, each property at a real socket: TLS, trust, proxies, time-outs. */
@Timeout(60)
class TransportTest {
    @TempDir
    private static Path directory;

    private static TestCertificate certificate;
    private static EndpointServer plain;
    private static EndpointServer secure;

    @BeforeAll
    static void open() throws Exception {
        certificate = new TestCertificate(directory, "server");
        Path chain = Files.writeString(directory.resolve("certificate.pem"), certificate.certificate());
        Path key = Files.writeString(directory.resolve("key.pem"), certificate.key());
        plain = new EndpointServer(directory.resolve("plain"), null);
        secure = new EndpointServer(directory.resolve("secure"), Certificates.of(chain, key));
    }

    @AfterAll
    static void close() {
        plain.close();
        secure.close();
    }

    /** What a caller is told. */
    private record Refusal(String state, String message) {}

    private static Properties properties(EndpointServer server, String... namesAndValues) {
        Properties properties = new Properties();
        properties.setProperty("user", server.key().id());
        properties.setProperty("password", server.key().secret());
        properties.setProperty("retries", "0");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }

    private static void works(String url, Properties properties) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, properties)) {
            assertThat(connection.getMetaData().getTables(null, null, "%", null).next())
                    .isFalse();
        }
    }

    private static Refusal refused(String url, Properties properties) {
        SQLException failure = catchThrowableOfType(SQLException.class, () -> works(url, properties));
        assertThat((Throwable) failure).isNotNull();
        assertThat(failure.getMessage()).doesNotContain(properties.getProperty("password"));
        return new Refusal(failure.getSQLState(), failure.getMessage());
    }

    @Test
    void aServerWithTlsIsTrustedByAStoreOfAnyKind() throws Exception {
        String url = "jdbc:partita://" + secure.place() + "?tls=true";
        String pem = directory.resolve("certificate.pem").toString();
        works(url, properties(secure, "trustStore", pem));
        for (String type : List.of("PKCS12", "JKS")) {
            String file = certificate.trustStore(type).toString();
            works(url, properties(secure, "trustStore", file, "trustStorePassword", TestCertificate.PASSWORD));
        }
        works(
                "jdbc:partita:dynamodb://us-east-1",
                properties(secure, "endpoint", "https://" + secure.place(), "trustStore", pem));
    }

    @Test
    void aServerThatNobodyTrustsIsNotSpokenTo() {
        Refusal refusal = refused("jdbc:partita://" + secure.place() + "?tls=true", properties(secure));
        assertThat(refusal.state()).isEqualTo("08001");
        assertThat(refusal.message())
                .contains("no TLS connection to https://" + secure.place())
                .contains("check that the server speaks TLS there, and that the trust store has its" + " authority");
    }

    @Test
    void theCertificateMustNameTheHostUnlessItNeedNot() throws SQLException {
        // The certificate names 127.0.0.1.
        String url = "jdbc:partita://" + secure.place().replace("127.0.0.1", "localhost") + "?tls=true";
        String pem = directory.resolve("certificate.pem").toString();
        assertThat(refused(url, properties(secure, "trustStore", pem)).state()).isEqualTo("08001");
        works(url, properties(secure, "trustStore", pem, "verifyHostname", "false"));
    }

    @Test
    void aTrustStoreThatIsNoneSaysSo() throws IOException {
        String url = "jdbc:partita://" + secure.place() + "?tls=true";
        String none = directory.resolve("none.pem").toString();
        assertThat(refused(url, properties(secure, "trustStore", none)).message())
                .contains("the trust store " + none + " cannot be read");
        Path noise = Files.writeString(directory.resolve("noise"), "no store");
        assertThat(refused(url, properties(secure, "trustStore", noise.toString()))
                        .message())
                .contains("the trust store " + noise + " cannot be read");
    }

    @Test
    void plainRequestsGoThroughTheProxy() throws Exception {
        try (RecordingProxy proxy = new RecordingProxy("")) {
            works("jdbc:partita://" + plain.place(), properties(plain, "proxy", "http://127.0.0.1:" + proxy.port()));
            assertThat(proxy.requests())
                    .contains("POST http://" + plain.place() + "/ HTTP/1.1")
                    .isSubsetOf(
                            "POST http://" + plain.place() + "/ HTTP/1.1",
                            "GET http://" + plain.place() + "/routers HTTP/1.1");
        }
    }

    @Test
    void requestsWithTlsGoThroughATunnelOfWhoMayUseIt() throws Exception {
        String user = Base64.getEncoder().encodeToString("me:hidden".getBytes(StandardCharsets.UTF_8));
        String url = "jdbc:partita://" + secure.place() + "?tls=true";
        String pem = directory.resolve("certificate.pem").toString();
        try (RecordingProxy proxy = new RecordingProxy("Basic " + user)) {
            works(url, properties(secure, "trustStore", pem, "proxy", "http://me:hidden@127.0.0.1:" + proxy.port()));
            assertThat(proxy.requests())
                    .isNotEmpty()
                    .allMatch(line -> line.equals("CONNECT " + secure.place() + " HTTP/1.1"));
            assertThat(proxy.seen()).doesNotContain("AWS4-HMAC-SHA256");
            Refusal refusal =
                    refused(url, properties(secure, "trustStore", pem, "proxy", "http://127.0.0.1:" + proxy.port()));
            assertThat(refusal.state()).isEqualTo("28000");
            assertThat(refusal.message()).contains("the proxy wants to know who asks");
        }
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws Exception {
        int port;
        try (RecordingProxy proxy = new RecordingProxy("")) {
            port = proxy.port();
        }
        assertThat(refused("jdbc:partita://" + plain.place(), properties(plain, "proxy", "http://127.0.0.1:" + port))
                        .state())
                .isEqualTo("08001");
    }

    @Test
    void whoDoesNotAnswerIsWaitedForAsLongAsSaid() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Refusal refusal = refused(
                    "jdbc:partita://127.0.0.1:" + silent.getLocalPort(), properties(plain, "requestTimeout", "1"));
            assertThat(refusal.state()).startsWith("08");
            assertThat(refusal.message()).contains("requestTimeout bounds how long to wait for one");
        }
    }

    /** A socket whose queue is full takes no connection, and refuses none. */
    @Test
    void whoTakesNoConnectionIsWaitedForAsLongAsSaid() throws Exception {
        List<Socket> queue = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < 2; i++) {
                Socket waiting = new Socket();
                waiting.connect(full.getLocalSocketAddress());
                queue.add(waiting);
            }
            String place = "127.0.0.1:" + full.getLocalPort();
            Refusal refusal = refused("jdbc:partita://" + place, properties(plain, "connectTimeout", "1"));
            assertThat(refusal.state()).isEqualTo("08001");
            assertThat(refusal.message()).contains("no connection to http://" + place);
        } finally {
            for (Socket waiting : queue) {
                waiting.close();
            }
        }
    }
}
