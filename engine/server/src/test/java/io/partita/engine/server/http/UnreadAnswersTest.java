package io.partita.engine.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** A client that asks without end and reads nothing: what it makes the server hold is little, and not for long. */
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class UnreadAnswersTest {
    private static final int ANSWER_BYTES = 1 << 20;
    /** What the network of one machine holds between two sockets: a few megabytes each way. */
    private static final int MOST_ANSWERS = 16;

    private static final byte[] BODY = "x".repeat(ANSWER_BYTES).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REQUEST = "POST /large HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n0123456789"
            .getBytes(StandardCharsets.US_ASCII);

    private final AtomicInteger large = new AtomicInteger();
    private HttpListener listener;

    /** Large answers, and small ones at {@code /small}. */
    private final class Service extends SmallRequests {
        @Override
        public HttpReply answer(HttpCall call) {
            if (call.target().equals("/small")) {
                return HttpReply.text(200, "text/plain", "small");
            }
            large.incrementAndGet();
            return new HttpReply(200, "text/plain", List.of(), stream -> stream.write(BODY));
        }
    }

    @BeforeEach
    void open() throws IOException {
        Duration endless = Duration.ofMinutes(10);
        listener = HttpListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new Service(),
                HttpLimits.DEFAULT.withTimes(endless, endless, Duration.ofMillis(300)),
                null);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @Test
    void areFewAndOnlyForAWhile() throws IOException {
        try (Socket greedy = new Socket()) {
            greedy.connect(listener.address());
            // Ends when the server has closed: until then it writes, or waits because the server takes no more.
            assertThatThrownBy(() -> askWithoutEnd(greedy.getOutputStream())).isInstanceOf(IOException.class);
            assertThat(large.get()).isBetween(1, MOST_ANSWERS);
            assertThat(answerOfAnother()).startsWith("HTTP/1.1 200").endsWith("small");
        }
    }

    private static void askWithoutEnd(OutputStream stream) throws IOException {
        while (true) {
            stream.write(REQUEST);
        }
    }

    private String answerOfAnother() throws IOException {
        try (Socket other = new Socket()) {
            other.connect(listener.address());
            other.getOutputStream()
                    .write("GET /small HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(other.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
