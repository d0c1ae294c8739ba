package io.partita.engine.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connections with TLS before, while and after the files of the certificate are renewed. */
@Timeout(60)
class CertificatesTest {
    private static final Logger LOGGER = Logger.getLogger(Certificates.class.getName());
    private static TestCertificate first;
    private static TestCertificate second;
    private static SSLContext trust;

    private final AtomicLong nanoTime = new AtomicLong();
    private final Log log = new Log();
    private final List<Socket> sockets = new ArrayList<>();
    private int writes;

    @TempDir
    private Path directory;

    private Path chain;
    private Path key;
    private HttpListener listener;

    /** What was logged, as it is shown. */
    private static final class Log extends Handler {
        private final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void publish(LogRecord record) {
            lines.add(record.getLevel() + " " + new SimpleFormatter().formatMessage(record));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Says that it is there. */
    private static final class Greeting extends SmallRequests {
        @Override
        public HttpReply answer(HttpCall call) {
            return HttpReply.text(200, "text/plain", "hello");
        }
    }

    @BeforeAll
    static void make(@TempDir Path directory) throws Exception {
        first = new TestCertificate(directory, "first");
        second = new TestCertificate(directory, "second");
        trust = TestCertificate.trusting(first, second);
    }

    @BeforeEach
    void open() throws Exception {
        chain = directory.resolve("certificate.pem");
        key = directory.resolve("key.pem");
        write(chain, first.certificate());
        write(key, first.key());
        LOGGER.addHandler(log);
        LOGGER.setUseParentHandlers(false);
        listener = HttpListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Greeting(),
                HttpLimits.DEFAULT,
                Certificates.of(chain, key, nanoTime::get));
    }

    @AfterEach
    void close() throws IOException {
        LOGGER.removeHandler(log);
        LOGGER.setUseParentHandlers(true);
        for (Socket socket : sockets) {
            socket.close();
        }
        listener.close();
    }

    /** Each file is of another time than the one before, however coarse the clock of the disk. */
    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(1_800_000_000L + writes++)));
    }

    private void aMomentPasses() {
        nanoTime.addAndGet(2_000_000_000L);
    }

    private SSLSocket connect(SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", listener.address().getPort());
        sockets.add(socket);
        return socket;
    }

    private SSLSocket connect() throws IOException {
        return connect(trust);
    }

    /** Whose certificate the connection has. */
    private static String name(SSLSocket socket) throws IOException {
        return ((X509Certificate) socket.getSession().getPeerCertificates()[0])
                .getSubjectX500Principal()
                .getName();
    }

    private static String ask(SSLSocket socket) throws IOException {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        InputStream stream = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("hello")) {
            int next = stream.read();
            assertThat(next).as("closed behind: " + answer).isNotNegative();
            answer.append((char) next);
        }
        return answer.toString();
    }

    @Test
    void aConnectionIsEncryptedAndAnswered() throws IOException {
        SSLSocket socket = connect();
        assertThat(name(socket)).isEqualTo("CN=first");
        assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(ask(socket)).startsWith("HTTP/1.1 200");
    }

    @Test
    void whoTrustsAnotherCertificateDoesNotComeIn() throws Exception {
        SSLSocket socket = connect(TestCertificate.trusting(second));
        assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
    }

    @Test
    void whoSpeaksWithoutTlsIsCutOff() throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(listener.address());
            plain.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("hello");
        }
        assertThat(ask(connect())).startsWith("HTTP/1.1 200");
    }

    @Test
    void aRenewedCertificateIsThatOfNewConnections() throws Exception {
        SSLSocket old = connect();
        ask(old);
        write(chain, second.certificate());
        write(key, second.key());
        assertThat(name(connect())).as("within the same second").isEqualTo("CN=first");
        aMomentPasses();
        SSLSocket renewed = connect();
        assertThat(name(renewed)).isEqualTo("CN=second");
        assertThat(ask(renewed)).startsWith("HTTP/1.1 200");
        assertThat(ask(old)).startsWith("HTTP/1.1 200");
        assertThat(log.lines).containsExactly("INFO the certificate " + chain + " changed and was read again");
    }

    @Test
    void whileOneOfTheFilesIsRenewedTheOldCertificateGoesOn() throws Exception {
        write(chain, second.certificate());
        aMomentPasses();
        assertThat(name(connect())).isEqualTo("CN=first");
        assertThat(log.lines)
                .containsExactly("WARNING the certificate from before stays in use: the key " + key
                        + " is not that of the certificate " + chain);
        write(key, second.key());
        aMomentPasses();
        assertThat(name(connect())).isEqualTo("CN=second");
    }

    @Test
    void aBrokenFileIsSaidOnceAndLeavesTheOldCertificate() throws Exception {
        write(chain, first.certificate().substring(0, 200));
        for (int i = 0; i < 3; i++) {
            aMomentPasses();
            assertThat(ask(connect())).startsWith("HTTP/1.1 200");
        }
        assertThat(log.lines)
                .containsExactly(
                        "WARNING the certificate from before stays in use: there is no certificate in PEM in " + chain);
        Files.delete(key);
        aMomentPasses();
        assertThat(name(connect())).isEqualTo("CN=first");
        assertThat(log.lines)
                .last()
                .isEqualTo("WARNING the certificate from before stays in use: there is no file " + key);
    }

    @Test
    void aServerDoesNotStartWithFilesThatItCannotUse() throws Exception {
        Path other = directory.resolve("other.pem");
        String start = "cannot use the certificate ";
        assertThatThrownBy(() -> Certificates.of(other, key))
                .isInstanceOf(IOException.class)
                .hasMessage(start + other + " with the key " + key + ": there is no file " + other);
        write(other, "");
        assertThatThrownBy(() -> Certificates.of(other, key))
                .hasMessage(start + other + " with the key " + key + ": there is no certificate in " + other);
        assertThatThrownBy(() -> Certificates.of(chain, chain))
                .hasMessage(start + chain + " with the key " + chain
                        + ": there is no private key in PEM (PKCS #8, without passphrase) in " + chain
                        + "; openssl pkcs8 -topk8 -nocrypt makes one of others");
        write(other, second.key());
        assertThatThrownBy(() -> Certificates.of(chain, other))
                .hasMessage(start + chain + " with the key " + other + ": the key " + other
                        + " is not that of the certificate " + chain);
    }
}
