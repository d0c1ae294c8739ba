package io.partita.tck.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The server beside another implementation of the protocol, and the driver over it beside the SDK alone. Each server is
 * a process of its own on this machine, and shares its processors with what asks it.
 */
final class Protocol {
    /** As long as a server in another process takes to be compiled. */
    private static final Duration WARM_UP = Duration.ofSeconds(5);

    private static final int COLLECTIONS = 500;
    private static final String TABLE = "bench";
    private static final Map<String, String> REQUESTS = Map.of(
            "GetItem", "{\"TableName\":\"bench\",\"Key\":{\"customer\":{\"S\":\"c7\"},\"line\":{\"N\":\"3\"}}}",
            "PutItem",
                    "{\"TableName\":\"bench\",\"Item\":{\"customer\":{\"S\":\"p\"},\"line\":{\"N\":\"1\"},\"payload\":{\"S\":\""
                            + "x".repeat(Settings.PAYLOAD_BYTES) + "\"}}}",
            "Query",
                    "{\"TableName\":\"bench\",\"KeyConditionExpression\":\"customer = :c\",\"ExpressionAttributeValues\":{\":c\":{\"S\":\"c7\"}}}");

    private final Settings settings;
    private final Report report;
    private final Path directory;

    Protocol(Settings settings, Report report, Path directory) {
        this.settings = settings;
        this.report = report;
        this.directory = directory;
    }

    void run() throws Exception {
        try (ServedPeer memory = ServedPeer.inMemory();
                ServedPeer file = ServedPeer.onDisk(directory.resolve("served"))) {
            Optional<Path> script =
                    Optional.ofNullable(System.getProperty("dynalite")).map(Path::of);
            try (ServedPeer peer = script.isPresent() ? ServedPeer.dynalite(script.get()) : null) {
                List<ServedPeer> peers = new ArrayList<>(List.of(memory, file));
                if (peer == null) {
                    report.line("  no -Ddynalite=.../dynalite/cli.js, so that there is nothing to compare with");
                } else {
                    peers.add(peer);
                }
                for (ServedPeer each : peers) {
                    fill(each);
                }
                plain(peers);
                sdk(peers);
            }
            driver(memory);
        }
    }

    private static DynamoDbClient client(ServedPeer peer) {
        return DynamoDbClient.builder()
                .endpointOverride(peer.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(Apache5HttpClient.builder().maxConnections(32))
                .build();
    }

    private static void fill(ServedPeer peer) {
        try (DynamoDbClient client = client(peer)) {
            client.createTable(table -> table.tableName(TABLE)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(List.of(key("customer", KeyType.HASH), key("line", KeyType.RANGE)))
                    .attributeDefinitions(List.of(
                            attribute("customer", ScalarAttributeType.S), attribute("line", ScalarAttributeType.N))));
            client.waiter().waitUntilTableExists(request -> request.tableName(TABLE));
            for (int i = 0; i < COLLECTIONS; i++) {
                List<WriteRequest> puts = new ArrayList<>();
                for (int line = 0; line < Settings.ROWS_PER_KEY; line++) {
                    puts.add(WriteRequest.builder()
                            .putRequest(PutRequest.builder()
                                    .item(Map.of(
                                            "customer", AttributeValue.fromS("c" + i),
                                            "line", AttributeValue.fromN(String.valueOf(line)),
                                            "payload", AttributeValue.fromS("x".repeat(Settings.PAYLOAD_BYTES))))
                                    .build())
                            .build());
                }
                client.batchWriteItem(batch -> batch.requestItems(Map.of(TABLE, puts)));
            }
        }
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private void plain(List<ServedPeer> peers) throws Exception {
        if (!PlainLoad.isInstalled()) {
            report.line("  wrk is not installed, so that there is no plain load");
            return;
        }
        Duration duration = settings.round().multipliedBy(settings.rounds()).plusSeconds(2);
        for (String operation : List.of("GetItem", "PutItem", "Query")) {
            for (int connections : Settings.THREADS) {
                report.heading(operation + " by wrk, " + connections + " connections");
                report.line("  %-26s %12s %10s %10s", "", "per second", "p50 us", "p99 us");
                double ours = 0;
                for (ServedPeer peer : peers) {
                    String body = REQUESTS.getOrDefault(operation, "");
                    PlainLoad.run(peer, operation, body, connections, WARM_UP);
                    PlainLoad.Figures figures = PlainLoad.run(peer, operation, body, connections, duration);
                    report.line(
                            "  %-26s %,12.0f %10.1f %10.1f",
                            peer.name(), figures.perSecond(), figures.median(), figures.p99());
                    if (ours == 0) {
                        ours = figures.perSecond();
                    } else if (peer.name().startsWith("dynalite")) {
                        report.line("  Partita (mem) / dynalite = %.1f", ours / figures.perSecond());
                    }
                }
            }
        }
    }

    private void sdk(List<ServedPeer> peers) throws Exception {
        for (int threads : Settings.THREADS) {
            report.heading("GetItem by the AWS SDK, " + threads + " threads");
            report.line("  %-26s %12s %10s %10s", "", "per second", "p50 us", "p99 us");
            for (ServedPeer peer : peers) {
                try (DynamoDbClient client = client(peer)) {
                    List<Workload.Operation> operations = new ArrayList<>();
                    for (int i = 0; i < threads; i++) {
                        operations.add(new SdkGet(client, new SplittableRandom(i)));
                    }
                    measured(peer.name(), operations);
                }
            }
        }
    }

    private double measured(String name, List<Workload.Operation> operations) throws Exception {
        Round.run(operations, WARM_UP);
        Round.Outcome outcome = Round.run(operations, settings.round().multipliedBy(settings.rounds()));
        report.line(
                "  %-26s %,12.0f %10.1f %10.1f",
                name,
                outcome.perSecond(),
                outcome.latencies().microseconds(0.50),
                outcome.latencies().microseconds(0.99));
        return outcome.latencies().microseconds(0.50);
    }

    /** The same reads through the SDK alone and through the driver, which uses it. */
    private void driver(ServedPeer peer) throws Exception {
        report.heading("One item by its key, 1 thread");
        report.line("  %-26s %12s %10s %10s", "", "per second", "p50 us", "p99 us");
        String url = "jdbc:partita://" + peer.uri().getAuthority() + "?user=any&password=any&region=us-east-1";
        try (DynamoDbClient client = client(peer);
                Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement =
                        connection.prepareStatement("SELECT payload FROM bench WHERE customer = ? AND line = ?")) {
            Workload.Operation raw = new SdkSelect(client, new SplittableRandom(1));
            Workload.Operation driven = new DriverGet(statement, new SplittableRandom(1));
            double sdk = 0;
            double driver = 0;
            // Side by side, twice, so that neither has the warmer machine.
            for (int i = 0; i < 2; i++) {
                sdk = measured("AWS SDK", List.of(raw));
                driver = measured("driver over the SDK", List.of(driven));
            }
            report.line("  the driver adds %.1f %%", (driver / sdk - 1) * 100);
        }
    }

    private record SdkGet(DynamoDbClient client, SplittableRandom random) implements Workload.Operation {
        @Override
        public long run() {
            AttributeValue customer = AttributeValue.fromS("c" + random.nextInt(COLLECTIONS));
            AttributeValue line = AttributeValue.fromN(String.valueOf(random.nextInt(Settings.ROWS_PER_KEY)));
            String payload = client.getItem(
                            request -> request.tableName(TABLE).key(Map.of("customer", customer, "line", line)))
                    .item()
                    .get("payload")
                    .s();
            if (payload.length() != Settings.PAYLOAD_BYTES) {
                throw new IllegalStateException("a payload of another length");
            }
            return 1;
        }

        @Override
        public void close() {
            // The client is everybody's.
        }
    }

    /** The request that the driver makes: the attribute that is asked for, and what it has cost. */
    private record SdkSelect(DynamoDbClient client, SplittableRandom random) implements Workload.Operation {
        @Override
        public long run() {
            AttributeValue customer = AttributeValue.fromS("c" + random.nextInt(COLLECTIONS));
            AttributeValue line = AttributeValue.fromN(String.valueOf(random.nextInt(Settings.ROWS_PER_KEY)));
            GetItemResponse response = client.getItem(request -> request.tableName(TABLE)
                    .key(Map.of("customer", customer, "line", line))
                    .projectionExpression("#0")
                    .expressionAttributeNames(Map.of("#0", "payload"))
                    .consistentRead(false)
                    .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
            if (response.item().get("payload").s().length() != Settings.PAYLOAD_BYTES) {
                throw new IllegalStateException("a payload of another length");
            }
            return 1;
        }

        @Override
        public void close() {
            // The client is everybody's.
        }
    }

    private record DriverGet(PreparedStatement statement, SplittableRandom random) implements Workload.Operation {
        @Override
        public long run() throws SQLException {
            statement.setString(1, "c" + random.nextInt(COLLECTIONS));
            statement.setInt(2, random.nextInt(Settings.ROWS_PER_KEY));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next() || rows.getString(1).length() != Settings.PAYLOAD_BYTES) {
                    throw new IllegalStateException("not the row that was asked for");
                }
            }
            return 1;
        }

        @Override
        public void close() {
            // The statement is closed with its connection.
        }
    }
}
