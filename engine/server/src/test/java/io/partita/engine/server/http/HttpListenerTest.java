package io.partita.engine.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that are slow, many, large or hasty. A connection that the server closes is at its end of stream. */
@Timeout(60)
class HttpListenerTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();
    private HttpListener listener;

    /** Answers with the body of the request; {@code /wait} only when it may, and {@code /brief} where it was received. */
    private final class Echo implements HttpService {
        @Override
        public int maxBodyBytes(HttpCall head) {
            return 100;
        }

        @Override
        public boolean isBrief(HttpCall head) {
            return head.target().equals("/brief");
        }

        @Override
        public HttpReply answer(HttpCall call) {
            if (call.target().equals("/wait")) {
                asked.countDown();
                try {
                    mayAnswer.await();
                } catch (InterruptedException interruption) {
                    Thread.currentThread().interrupt();
                }
            }
            return HttpReply.text(200, "text/plain", "[" + new String(call.body(), StandardCharsets.UTF_8) + "]");
        }

        @Override
        public HttpReply tooLarge(HttpCall head) {
            return HttpReply.text(413, "text/plain", "large");
        }

        @Override
        public HttpReply overloaded() {
            return HttpReply.text(503, "text/plain", "full");
        }
    }

    private void open(HttpLimits limits) throws IOException {
        listener =
                HttpListener.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), new Echo(), limits, null);
    }

    @AfterEach
    void close() throws IOException {
        mayAnswer.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
        listener.close();
    }

    private Socket connect() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), listener.address().getPort());
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static String post(String path, String body) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    /** Everything that comes before the server closes. */
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static String until(Socket socket, String end) throws IOException {
        InputStream stream = socket.getInputStream();
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            int next = stream.read();
            assertThat(next).as("closed behind: " + text).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws IOException {
        open(HttpLimits.DEFAULT);
        Socket socket = connect();
        StringBuilder requests = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            requests.append(post(i % 7 == 0 ? "/" : "/brief", "request " + i));
        }
        send(socket, requests.toString());
        int from = 0;
        String answers = until(socket, "[request 119]");
        for (int i = 0; i < 120; i++) {
            from = answers.indexOf("[request " + i + "]", from);
            assertThat(from).as("answer " + i).isPositive();
        }
    }

    @Test
    void chunksAreOneBody() throws IOException {
        open(HttpLimits.DEFAULT);
        Socket socket = connect();
        send(
                socket,
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
        assertThat(until(socket, "[abcde]")).startsWith("HTTP/1.1 200");
    }

    @Test
    void aRequestThatTricklesIsCutOff() throws IOException {
        open(HttpLimits.DEFAULT.withTimes(SHORT, LONG, LONG));
        Socket socket = connect();
        send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Le");
        assertThat(rest(socket)).isEmpty();
    }

    @Test
    void aBodyThatNeverComesIsNotWaitedForForever() throws IOException {
        open(HttpLimits.DEFAULT.withTimes(SHORT, LONG, LONG));
        Socket socket = connect();
        send(socket, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 50\r\n\r\nhalf");
        assertThat(rest(socket)).isEmpty();
    }

    @Test
    void whoSaysNothingIsCutOff() throws IOException {
        open(HttpLimits.DEFAULT.withTimes(SHORT, SHORT, SHORT));
        Socket socket = connect();
        send(socket, post("/", "once"));
        assertThat(rest(socket)).endsWith("[once]");
    }

    @Test
    void aLargeBodyIsRefusedBeforeItIsRead() throws IOException {
        open(HttpLimits.DEFAULT);
        Socket announced = connect();
        send(announced, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 101\r\n\r\n");
        assertThat(rest(announced)).startsWith("HTTP/1.1 413").endsWith("large");
        Socket chunked = connect();
        send(
                chunked,
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n65\r\n" + "x".repeat(101) + "\r\n");
        assertThat(rest(chunked)).startsWith("HTTP/1.1 413").endsWith("large");
    }

    @Test
    void whatIsNoHttpIsRefused() throws IOException {
        open(HttpLimits.DEFAULT);
        Socket socket = connect();
        send(socket, "hello there\r\n\r\n");
        assertThat(rest(socket)).startsWith("HTTP/1.1 400");
    }

    @Test
    void oneConnectionTooManyIsClosed() throws IOException {
        open(HttpLimits.DEFAULT.withConnections(2));
        for (int i = 0; i < 2; i++) {
            Socket socket = connect();
            send(socket, post("/", "in"));
            until(socket, "[in]");
        }
        assertThat(rest(connect())).isEmpty();
        assertThat(listener.connections()).isEqualTo(2);
    }

    @Test
    void moreThanCanBeHeldIsRefused() throws IOException {
        open(HttpLimits.DEFAULT.withBufferedBytes(10));
        Socket socket = connect();
        send(socket, post("/", "more than ten bytes"));
        assertThat(rest(socket)).startsWith("HTTP/1.1 503").endsWith("full");
        Socket small = connect();
        send(small, post("/", "few"));
        assertThat(until(small, "[few]")).startsWith("HTTP/1.1 200");
    }

    @Test
    void moreThanCanWaitIsRefused() throws Exception {
        open(HttpLimits.DEFAULT.withWorkers(1, 1));
        Socket answered = connect();
        send(answered, post("/wait", "first"));
        asked.await();
        List<Socket> others = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Socket socket = connect();
            send(socket, post("/", "other"));
            others.add(socket);
        }
        // One waits, and the other is refused: whichever came later.
        CompletableFuture<Object> refused = CompletableFuture.anyOf(others.stream()
                .map(socket -> CompletableFuture.supplyAsync(() -> firstLine(socket)))
                .toArray(CompletableFuture[]::new));
        assertThat(refused.get()).isEqualTo("HTTP/1.1 503 Service Unavailable\r\n");
        mayAnswer.countDown();
        assertThat(until(answered, "[first]")).startsWith("HTTP/1.1 200");
    }

    private static String firstLine(Socket socket) {
        try {
            return until(socket, "\r\n");
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    @Test
    void closingAnswersWhatWasAskedAndNothingElse() throws Exception {
        open(HttpLimits.DEFAULT);
        Socket idle = connect();
        send(idle, post("/", "before"));
        until(idle, "[before]");
        Socket busy = connect();
        send(busy, post("/wait", "during"));
        asked.await();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(listener::close);
        assertThat(rest(idle)).isEmpty();
        mayAnswer.countDown();
        assertThat(rest(busy))
                .startsWith("HTTP/1.1 200")
                .contains("connection: close")
                .endsWith("[during]");
        closing.get();
    }
}
