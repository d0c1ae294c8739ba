package io.partita.engine.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.server.protocol.Authentication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Bytes that nobody should send: noise, requests with bytes changed, cut, doubled or taken out. Whatever comes, the server
 * answers in HTTP or closes, never fails by a defect of its own, and answers the next request as ever.
 * {@code -Dhostile.seed} replays a run.
 */
@Timeout(120)
class HostileBytesTest {
    private static final long SEED = Long.getLong("hostile.seed", System.nanoTime());
    private static final int CONNECTIONS = 2_000;
    private static final List<String> TARGETS = List.of(
            "CreateTable",
            "PutItem",
            "GetItem",
            "UpdateItem",
            "Query",
            "Scan",
            "BatchWriteItem",
            "BatchGetItem",
            "ExecuteStatement");
    private static final List<String> BODIES = List.of(
            "{\"TableName\":\"hostile\",\"KeySchema\":[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}],\"AttributeDefinitions\":[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],\"BillingMode\":\"PAY_PER_REQUEST\"}",
            "{\"TableName\":\"hostile\",\"Item\":{\"id\":{\"S\":\"a\"},\"n\":{\"N\":\"1.5e3\"},\"l\":{\"L\":[{\"M\":{\"k\":{\"SS\":[\"x\",\"y\"]}}},{\"B\":\"AQID\"}]}},\"ConditionExpression\":\"attribute_not_exists(#n) OR n BETWEEN :a AND :b\",\"ExpressionAttributeNames\":{\"#n\":\"n\"},\"ExpressionAttributeValues\":{\":a\":{\"N\":\"1\"},\":b\":{\"N\":\"2\"}}}",
            "{\"TableName\":\"hostile\",\"Key\":{\"id\":{\"S\":\"a\"}},\"UpdateExpression\":\"SET l[0].k = if_not_exists(x, :a) ADD c :a\",\"ExpressionAttributeValues\":{\":a\":{\"N\":\"1\"}},\"ReturnValues\":\"ALL_NEW\"}",
            "{\"TableName\":\"hostile\",\"KeyConditionExpression\":\"id = :a\",\"FilterExpression\":\"size(l) > :n\",\"ExpressionAttributeValues\":{\":a\":{\"S\":\"a\"},\":n\":{\"N\":\"0\"}},\"Limit\":2}",
            "{\"RequestItems\":{\"hostile\":[{\"PutRequest\":{\"Item\":{\"id\":{\"S\":\"b\"}}}},{\"DeleteRequest\":{\"Key\":{\"id\":{\"S\":\"c\"}}}}]}}",
            "{\"Statement\":\"SELECT * FROM hostile WHERE id = ?\",\"Parameters\":[{\"S\":\"a\"}]}");

    private ItemStore store;
    private PartitaServer server;

    @BeforeEach
    void open() throws IOException {
        store = new EmbeddedItemStoreProvider().open(new StoreLocation.Memory());
        server = PartitaServer.open(
                store,
                ServerOptions.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Authentication.NONE));
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    @Test
    void endInAnswersOrTheEndOfTheConnection() throws IOException {
        System.out.println("HostileBytesTest: -Dhostile.seed=" + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        assertThat(sent(request("CreateTable", BODIES.get(0)))).startsWith("HTTP/1.1 200");
        for (int i = 0; i < CONNECTIONS; i++) {
            byte[] bytes = hostile(random);
            String answer = sent(bytes);
            assertThat(answer)
                    .as("connection %d of seed %d: %s", i, SEED, new String(bytes, StandardCharsets.ISO_8859_1))
                    .matches("(?s)|HTTP/1\\.1 (100|200|400|404|413) .*")
                    .doesNotContain("InternalServerError");
        }
        assertThat(sent(request("ListTables", "{}"))).startsWith("HTTP/1.1 200").contains("hostile");
        assertThat(server.connections()).isLessThan(10);
    }

    private static byte[] request(String target, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-amz-json-1.0\r\nX-Amz-Target:"
                        + " DynamoDB_20120810." + target + "\r\nContent-Length: " + bytes.length + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hostile(SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            return noise;
        }
        StringBuilder body = new StringBuilder(BODIES.get(random.nextInt(BODIES.size())));
        if (random.nextBoolean()) {
            mutate(random, body, 0);
        }
        String target = TARGETS.get(random.nextInt(TARGETS.size()));
        StringBuilder request =
                new StringBuilder(new String(request(target, body.toString()), StandardCharsets.ISO_8859_1));
        if (random.nextInt(3) == 0) {
            mutate(random, request, 0);
        }
        return request.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void mutate(SplittableRandom random, StringBuilder text, int from) {
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && text.length() > from + 1; i++) {
            int at = from + random.nextInt(text.length() - from);
            int end = Math.min(text.length(), at + 1 + random.nextInt(20));
            switch (random.nextInt(6)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.delete(at, end);
                case 2 -> text.insert(at, text.substring(at, end));
                case 3 -> text.insert(at, "[".repeat(random.nextInt(300)));
                case 4 -> text.insert(at, "{\"M\":".repeat(random.nextInt(150)));
                default -> text.setLength(at);
            }
        }
    }

    /** What comes back until the server closes; it is told that nothing else will be sent. */
    private String sent(byte[] bytes) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            try {
                socket.getOutputStream().write(bytes);
                socket.shutdownOutput();
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            } catch (SocketException closedAlready) {
                return "";
            }
        }
    }
}
