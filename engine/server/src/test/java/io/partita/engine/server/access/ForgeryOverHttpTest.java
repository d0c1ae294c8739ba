package io.partita.engine.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.server.PartitaServer;
import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.call.Permission;
import io.partita.engine.server.protocol.Authentication;
import io.partita.engine.server.signature.Attacks;
import io.partita.engine.server.signature.Attacks.Attack;
import io.partita.engine.server.signature.Client;
import io.partita.engine.server.signature.SignatureVerifier;
import io.partita.engine.server.signature.SignedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The attacks on signatures, each byte for byte through a socket: what HTTP does not stop, the signature does. */
class ForgeryOverHttpTest {
    /** What an attack comes to that is no POST of JSON, or no HTTP, before anybody looks at its signature. */
    private static final Map<String, String> STOPPED_EARLIER = Map.of(
            "another method", "404 Not Found",
            "another type of content", "404 Not Found",
            "a signed header is taken away", "404 Not Found",
            "a query of 20000 characters", "400 Bad Request");

    private static final Pattern ANSWER = Pattern.compile("(?s)HTTP/1.1 ([^\r]*)\r\n.*\r\n\r\n(.*)");

    private static ItemStore store;
    private static PartitaServer server;

    @BeforeAll
    static void open() throws IOException {
        SignatureVerifier verifier = new SignatureVerifier(Attacks.KEYS::get, InstantSource.fixed(Client.NOW), null);
        Authentication authentication = call -> new Authentication.Caller(
                verifier.verify(SignedAuthentication.signedRequest(call)).key().userName(), Permission.EVERYTHING);
        store = new EmbeddedItemStoreProvider().open(new StoreLocation.Memory());
        server = PartitaServer.open(
                store, ServerOptions.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), authentication));
    }

    @AfterAll
    static void close() {
        server.close();
        store.close();
    }

    /** The line of the status, and the body. */
    private static Matcher send(SignedRequest request) throws IOException {
        StringBuilder text = new StringBuilder(request.method())
                .append(' ')
                .append(request.path())
                .append(request.query().isEmpty() ? "" : "?" + request.query())
                .append(" HTTP/1.1\r\nConnection: close\r\nContent-Length: ")
                .append(request.body().remaining())
                .append("\r\n");
        request.headers()
                .forEach(header -> text.append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append("\r\n"));
        text.append("\r\n").append(StandardCharsets.UTF_8.decode(request.body().duplicate()));
        try (Socket socket = new Socket()) {
            socket.connect(server.address());
            socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
            Matcher answer = ANSWER.matcher(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertThat(answer.matches()).isTrue();
            return answer;
        }
    }

    /** Whether these characters are those of a header at all. */
    private static boolean canBeSent(SignedRequest request) {
        return request.headers().stream()
                .allMatch(header -> header.getValue().chars().allMatch(c -> c >= ' ' && c < 256));
    }

    @TestFactory
    Stream<DynamicTest> nobodyGetsIn() {
        return Attacks.all().entrySet().stream()
                .filter(entry -> canBeSent(entry.getValue().request().get()))
                .map(entry -> dynamicTest(entry.getKey(), () -> check(entry.getKey(), entry.getValue())));
    }

    private static void check(String name, Attack attack) throws IOException {
        Matcher answer = send(attack.request().get());
        String earlier = STOPPED_EARLIER.get(name);
        if (earlier != null) {
            assertThat(answer.group(1)).isEqualTo(earlier);
            return;
        }
        String expected = attack.text().replace("\\", "\\\\").replace("\"", "\\\"");
        assertThat(answer.group(1)).isEqualTo("400 Bad Request");
        assertThat(answer.group(2))
                .isEqualTo("{\"__type\":\"" + attack.type().qualifiedName() + "\",\"message\":\"" + expected + "\"}");
    }

    @Test
    void thereAreEnough() {
        assertThat(nobodyGetsIn()).hasSizeGreaterThan(100);
    }

    /** Else none of it would say anything. */
    @Test
    void theHonestOnesGetIn() throws IOException {
        String found = "Value 'T' at 'tableName' failed to satisfy constraint";
        assertThat(send(new Client().signed()).group(2)).contains(found);
        assertThat(send(new Client().presigned(Map.of("X-Amz-Expires", "60"))).group(2))
                .contains(found);
    }
}
