package io.partita.tck.protocol.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.partita.tck.protocol.server.SignedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** The life of a table through each client: made, written, read, queried, refused, dropped. None of them is changed. */
class LifeCycleTest {
    private static final Path PROJECTS = Path.of("target", "clients");

    @TempDir
    private Path directory;

    private SignedServer server;

    @BeforeEach
    void open() throws IOException {
        server = new SignedServer(directory.resolve("credentials"));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void ofTheSdkForJava() {
        AwsBasicCredentials key = AwsBasicCredentials.create(server.accessKey(), server.secret());
        try (DynamoDbClient client = DynamoDbClient.builder()
                .endpointOverride(server.uri())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(key))
                .httpClientBuilder(Apache5HttpClient.builder())
                .build()) {
            client.createTable(table -> table.tableName("songs")
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(List.of(KeySchemaElement.builder()
                            .attributeName("id")
                            .keyType(KeyType.HASH)
                            .build()))
                    .attributeDefinitions(List.of(AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType(ScalarAttributeType.S)
                            .build())));
            client.waiter().waitUntilTableExists(request -> request.tableName("songs"));
            Map<String, AttributeValue> item = Map.of(
                    "id", AttributeValue.fromS("a"),
                    "plays", AttributeValue.fromN("12345678901234567890123456789012345678"),
                    "tags", AttributeValue.fromSs(List.of("x", "y")));
            client.putItem(request -> request.tableName("songs").item(item));
            assertThat(client.getItem(request -> request.tableName("songs")
                                    .consistentRead(true)
                                    .key(Map.of("id", AttributeValue.fromS("a"))))
                            .item())
                    .isEqualTo(item);
            assertThatThrownBy(() -> client.putItem(request ->
                            request.tableName("songs").item(item).conditionExpression("attribute_not_exists(id)")))
                    .isInstanceOf(ConditionalCheckFailedException.class)
                    .hasMessageContaining("The conditional request failed");
            assertThat(client.scanPaginator(request -> request.tableName("songs"))
                            .items())
                    .hasSize(1);
            client.deleteTable(request -> request.tableName("songs"));
            assertThatThrownBy(() -> client.describeTable(request -> request.tableName("songs")))
                    .isInstanceOf(ResourceNotFoundException.class);
        }
    }

    @Test
    @Tag("clients")
    void ofTheSdkForJavaScript() throws Exception {
        Path project = Files.createDirectories(PROJECTS.resolve("javascript"));
        String version = System.getProperty("aws-sdk-javascript.version");
        run(project, List.of("npm", "install", "--no-audit", "--no-fund", "@aws-sdk/client-dynamodb@" + version));
        Files.copy(resource("life-cycle.mjs"), project.resolve("life-cycle.mjs"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(run(project, List.of("node", "life-cycle.mjs"))).endsWith("done\n");
    }

    @Test
    @Tag("clients")
    void ofBoto3() throws Exception {
        // Debian's own, because that is where its package python3-boto3 goes.
        assertThat(run(
                        Files.createDirectories(PROJECTS),
                        List.of("/usr/bin/python3", resource("life_cycle.py").toString())))
                .endsWith("done\n");
    }

    @Test
    @Tag("clients")
    void ofTheCommandLine() throws Exception {
        assertThat(run(
                        Files.createDirectories(PROJECTS),
                        List.of("bash", resource("life-cycle.sh").toString())))
                .endsWith("done\n");
    }

    private static Path resource(String name) throws Exception {
        return Path.of(Objects.requireNonNull(LifeCycleTest.class.getResource("/clients/" + name), name + " is missing")
                .toURI());
    }

    private String run(Path project, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(project.toFile()).redirectErrorStream(true);
        builder.environment().putAll(server.environment());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(command + "\n" + output).isZero();
        return output;
    }
}
