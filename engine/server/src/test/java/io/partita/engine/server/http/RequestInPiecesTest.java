package io.partita.engine.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** However the network cuts requests, and however many come at once, each is answered, in order. */
class RequestInPiecesTest {
    private HttpListener listener;

    @BeforeEach
    void open() throws IOException {
        HttpService echo = new SmallRequests() {
            @Override
            public HttpReply answer(HttpCall call) {
                return HttpReply.text(200, "text/plain", new String(call.body(), StandardCharsets.US_ASCII));
            }
        };
        listener = HttpListener.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), echo, HttpLimits.DEFAULT, null);
    }

    @AfterEach
    void close() {
        listener.close();
    }

    @RepeatedTest(5)
    void eachIsAnsweredInOrder(RepetitionInfo repetition) throws IOException {
        Random random = new Random(repetition.getCurrentRepetition());
        for (int i = 0; i < 100; i++) {
            int count = 1 + random.nextInt(5);
            String requests = IntStream.range(0, count)
                    .mapToObj(number -> request("<body " + number + ">", number == count - 1))
                    .collect(Collectors.joining());
            String answers = exchange(requests.getBytes(StandardCharsets.US_ASCII), random);
            assertThat(Pattern.compile("<body (\\d)>")
                            .matcher(answers)
                            .results()
                            .map(MatchResult::group)
                            .toList())
                    .as("seed %d, connection %d", repetition.getCurrentRepetition(), i)
                    .isEqualTo(IntStream.range(0, count)
                            .mapToObj(number -> "<body " + number + ">")
                            .toList());
        }
    }

    private static String request(String body, boolean isLast) {
        return "POST / HTTP/1.1\r\nHost: localhost\r\n" + (isLast ? "Connection: close\r\n" : "") + "Content-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private String exchange(byte[] bytes, Random random) throws IOException {
        int[] cuts = IntStream.concat(random.ints(random.nextInt(6), 0, bytes.length), IntStream.of(bytes.length))
                .sorted()
                .toArray();
        try (Socket socket = new Socket()) {
            socket.connect(listener.address());
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(10_000);
            OutputStream output = socket.getOutputStream();
            int start = 0;
            for (int cut : cuts) {
                output.write(bytes, start, cut - start);
                output.flush();
                start = cut;
                for (int spin = random.nextInt(20_000); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
