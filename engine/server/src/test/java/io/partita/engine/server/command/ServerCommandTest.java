package io.partita.engine.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.server.command.ServerProcess.UserKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a server: health, readiness, metrics, and a line for each request. */
@Timeout(120)
class ServerCommandTest {
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)((?:\\{(?:[a-z_]+=\"[^\"\\\\\n]*\",?)+})?) ([0-9.E+-]+|NaN|[+]Inf)");
    private static final Pattern ABOUT = Pattern.compile("# (HELP|TYPE) ([a-z_]+) (.+)");
    private static final Pattern LINE = Pattern.compile("\\{\"time\":\"[0-9T:.Z-]+\",\"request\":\"([A-Z0-9]+)\","
            + "\"peer\":\"127.0.0.1\",\"user\":\"([a-z]*)\",\"operation\":\"([A-Za-z]*)\",\"requestBytes\":([0-9]+),"
            + "\"micros\":[0-9]+,\"status\":([0-9]+)(?:,\"error\":\"([A-Za-z]+)\")?}");
    private static final String TABLE =
            "{\"TableName\":\"people\",\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":"
                    + "\"HASH\"}],\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],"
                    + "\"BillingMode\":\"PAY_PER_REQUEST\"}";
    private static final String PUT =
            "{\"TableName\":\"people\",\"Item\":{\"id\":{\"S\":\"hidden-key\"},\"card\":{\"S\":\"hidden-value\"}}}";
    private static final String GET = "{\"TableName\":\"people\",\"Key\":{\"id\":{\"S\":\"hidden-key\"}}}";
    private static final String GET_OF_NONE = "{\"TableName\":\"nobody\",\"Key\":{\"id\":{\"S\":\"hidden-key\"}}}";

    @TempDir
    private Path data;

    private UserKey anna;
    private ServerProcess server;

    @BeforeEach
    void open() throws IOException {
        anna = new Commands(data).createUser("anna", List.of("full-access"));
        server = new ServerProcess(data, "--request-log");
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** Sends five requests, one of which fails, one is of nobody and one of no operation. */
    private List<HttpResponse<String>> sendSome() throws IOException, InterruptedException {
        return List.of(
                server.send(anna, "CreateTable", TABLE),
                server.send(anna, "PutItem", PUT),
                server.send(anna, "GetItem", GET),
                server.send(anna, "GetItem", GET_OF_NONE),
                server.send(new UserKey(anna.id(), "guessed"), "GetItem", GET),
                server.send(anna, "GetItems", GET));
    }

    @Test
    void metricsAndTheLogCountRequestsAndTellNothingElse() throws Exception {
        assertThat(server.management("/health").body()).isEqualTo("ok\n");
        assertThat(server.management("/ready").body()).isEqualTo("ready\n");
        Map<String, Double> before = samples(server.management("/metrics"));
        assertThat(before).containsEntry("partita_connections", 0.0);
        List<HttpResponse<String>> answers = sendSome();
        HttpResponse<String> metrics = server.management("/metrics");
        assertThat(samples(metrics))
                .containsEntry("partita_requests_total{operation=\"CreateTable\",error=\"\"}", 1.0)
                .containsEntry("partita_requests_total{operation=\"PutItem\",error=\"\"}", 1.0)
                .containsEntry("partita_requests_total{operation=\"GetItem\",error=\"\"}", 1.0)
                .containsEntry("partita_requests_total{operation=\"GetItem\",error=\"ResourceNotFoundException\"}", 1.0)
                .containsEntry("partita_requests_total{operation=\"GetItem\",error=\"InvalidSignatureException\"}", 1.0)
                .containsEntry("partita_requests_total{operation=\"\",error=\"UnknownOperationException\"}", 1.0)
                .containsEntry("partita_request_seconds_count{operation=\"GetItem\"}", 3.0)
                .containsEntry("partita_request_bytes_total{operation=\"PutItem\"}", (double) PUT.length())
                .containsKey("partita_connections");
        StringBuilder log = new StringBuilder();
        List<String> seen = new ArrayList<>();
        for (HttpResponse<String> answer : answers) {
            String line = server.nextLine();
            log.append(line);
            Matcher fields = LINE.matcher(line);
            assertThat(fields.matches()).as(line).isTrue();
            assertThat(fields.group(1))
                    .isEqualTo(answer.headers().firstValue("x-amzn-RequestId").orElseThrow());
            seen.add(fields.group(2) + " " + fields.group(3) + " " + fields.group(4) + " " + fields.group(5) + " "
                    + fields.group(6));
        }
        assertThat(seen)
                .containsExactly(
                        "anna CreateTable " + TABLE.length() + " 200 null",
                        "anna PutItem " + PUT.length() + " 200 null",
                        "anna GetItem " + GET.length() + " 200 null",
                        "anna GetItem " + GET_OF_NONE.length() + " 400 ResourceNotFoundException",
                        " GetItem " + GET.length() + " 400 InvalidSignatureException",
                        "  " + GET.length() + " 400 UnknownOperationException");
        assertThat(log + metrics.body())
                .doesNotContain("hidden")
                .doesNotContain(anna.secret())
                .doesNotContain("Signature=");
    }

    @Test
    void managementAnswersOnlyWhatItHas() throws Exception {
        assertThat(server.management("/").statusCode()).isEqualTo(404);
        assertThat(server.management("/metrics?x=1").statusCode()).isEqualTo(404);
        assertThat(server.send(anna, "ListTables", "{}").statusCode()).isEqualTo(200);
    }

    /** Parses the text format of Prometheus, and holds it to its rules. */
    private static Map<String, Double> samples(HttpResponse<String> metrics) {
        assertThat(metrics.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(metrics.body()).endsWith("\n");
        Map<String, Double> samples = new LinkedHashMap<>();
        Map<String, String> types = new HashMap<>();
        Set<String> helped = new HashSet<>();
        for (String line : metrics.body().lines().toList()) {
            Matcher about = ABOUT.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (about.matches()) {
                boolean isNew = about.group(1).equals("HELP")
                        ? helped.add(about.group(2))
                        : types.put(about.group(2), about.group(3)) == null;
                assertThat(isNew).as(line).isTrue();
            } else {
                assertThat(sample.matches()).as(line).isTrue();
                String family = sample.group(1).replaceFirst("_(bucket|sum|count)$", "");
                assertThat(types).as(line).containsKey(family);
                assertThat(helped).as(line).contains(family);
                assertThat(samples.put(sample.group(1) + sample.group(2), Double.valueOf(sample.group(3))))
                        .as(line)
                        .isNull();
            }
        }
        checkHistograms(samples);
        return samples;
    }

    /** Buckets only grow, and the last has all. */
    private static void checkHistograms(Map<String, Double> samples) {
        Map<String, Double> largest = new HashMap<>();
        samples.forEach((name, value) -> {
            if (name.startsWith("partita_request_seconds_bucket")) {
                String operation = name.replaceFirst(".*operation=\"([A-Za-z]*)\".*", "$1");
                assertThat(value).as(name).isGreaterThanOrEqualTo(largest.getOrDefault(operation, 0.0));
                largest.put(operation, value);
                if (name.contains("le=\"+Inf\"")) {
                    assertThat(samples)
                            .containsEntry("partita_request_seconds_count{operation=\"" + operation + "\"}", value);
                }
            }
        });
    }

    /** A request that has begun when the server is told to stop is answered; until then the server is not ready. */
    @Test
    void aServerThatStopsAnswersWhatItHasBegunAndSaysThatItIsNotReady() throws Exception {
        try (Socket begun =
                new Socket(server.address().getHost(), server.address().getPort())) {
            String head = "POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: DynamoDB_20120810.GetItem\r\nContent-Type:"
                    + " application/x-amz-json-1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n";
            begun.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            // That it goes on means that the server has seen it.
            readLine(begun.getInputStream());
            server.process().destroy();
            while (server.management("/ready").statusCode() == 200) {
                Thread.onSpinWait();
            }
            assertThat(server.management("/ready").body()).isEqualTo("not ready: it takes no requests\n");
            assertThat(server.management("/health").body()).isEqualTo("ok\n");
            assertThat(connects()).isFalse();
            begun.getOutputStream().write("{}".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(begun.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("connection: close")
                    .contains("MissingAuthenticationTokenException");
            assertThat(server.process().waitFor()).isEqualTo(143);
        }
    }

    private boolean connects() throws IOException {
        try (Socket another =
                new Socket(server.address().getHost(), server.address().getPort())) {
            return another.isConnected();
        } catch (ConnectException refused) {
            return false;
        }
    }

    private static void readLine(InputStream stream) throws IOException {
        while (stream.read() != '\n') {
            // To its end.
        }
    }
}
