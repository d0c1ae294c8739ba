package io.partita.engine.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.server.PartitaServer;
import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.identity.CredentialsFile;
import io.partita.engine.server.identity.KeyMaker;
import io.partita.engine.server.identity.KeyRecord;
import io.partita.engine.server.identity.LiveIdentities;
import io.partita.engine.server.signature.Client;
import io.partita.engine.server.signature.SignedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signed requests over a real connection to a real server. */
class SignedAuthenticationTest {
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": "dynamodb:*", "Resource": "arn:aws:dynamodb:*:*:table/${aws:username}*"},
              {"Effect": "Deny", "Action": "dynamodb:DeleteTable", "Resource": "*",
               "Condition": {"NotIpAddress": {"aws:SourceIp": "192.0.2.0/24"}}}]}
            """;

    @TempDir
    private Path data;

    private final KeyMaker keys = new KeyMaker(new SecureRandom());
    private final KeyRecord annas = keys.permanent(Client.NOW);
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private CredentialsFile file;
    private LiveIdentities identities;
    private ItemStore store;
    private PartitaServer server;

    @BeforeEach
    void open() throws IOException {
        file = CredentialsFile.in(data.resolve("credentials"), null, new SecureRandom());
        file.change(users -> users.createUser("anna", Client.NOW)
                .addKey("anna", annas)
                .putPolicy("own", POLICY)
                .attach("anna", "own"));
        identities = LiveIdentities.open(file, "000000000000");
        store = new EmbeddedItemStoreProvider().open(new StoreLocation.Memory());
        server = PartitaServer.open(
                store,
                ServerOptions.of(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new SignedAuthentication(identities, InstantSource.fixed(Client.NOW), null)));
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private Client client(String operation, String body) {
        Client client = new Client();
        client.without("Host").without("X-Amz-Target");
        client.with("Host", "localhost:" + server.address().getPort());
        client.with("X-Amz-Target", "DynamoDB_20120810." + operation);
        client.accessKeyId = annas.id();
        client.secret = annas.secret();
        client.body = body;
        return client;
    }

    private HttpResponse<String> send(Client client) throws IOException, InterruptedException {
        SignedRequest request = client.unsigned();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://localhost:"
                        + server.address().getPort()
                        + request.path()
                        + (request.query().isEmpty() ? "" : "?" + request.query())))
                .POST(BodyPublishers.ofString(client.body));
        request.headers().stream()
                .filter(header -> !header.getKey().equals("Host"))
                .forEach(header -> builder.header(header.getKey(), header.getValue()));
        return http.send(builder.build(), BodyHandlers.ofString());
    }

    private String answer(String operation, String body) throws IOException, InterruptedException {
        Client client = client(operation, body);
        client.signed();
        return send(client).body();
    }

    private static String table(String name) {
        return "{\"TableName\":\"" + name + "\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":"
                + "[{\"AttributeName\":\"id\",\"AttributeType\":\"S\"}],\"KeySchema\":"
                + "[{\"AttributeName\":\"id\",\"KeyType\":\"HASH\"}]}";
    }

    @Test
    void whoSignsAndMayIsAnswered() throws Exception {
        Client client = client("CreateTable", table("anna-1"));
        client.signed();
        HttpResponse<String> response = send(client);
        assertThat(response.body()).contains("\"TableName\":\"anna-1\"");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(answer("DescribeTable", "{\"TableName\":\"anna-1\"}")).contains("\"TableName\":\"anna-1\"");
    }

    @Test
    void aPresignedRequestIsAnswered() throws Exception {
        Client client = client("DescribeLimits", "{}");
        client.presigned(Map.of("X-Amz-Expires", "60"));
        assertThat(send(client).body()).contains("because no identity-based policy allows the dynamodb:DescribeLimits");
    }

    @Test
    void whoMayNotIsRefusedInTheWordsOfTheService() throws Exception {
        Client client = client("CreateTable", table("otto-1"));
        client.signed();
        HttpResponse<String> response = send(client);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body())
                .contains("com.amazon.coral.service#AccessDeniedException")
                .contains(
                        "User: arn:aws:iam::000000000000:user/anna is not authorized to perform: dynamodb:CreateTable on"
                                + " resource: arn:aws:dynamodb:us-east-1:000000000000:table/otto-1 because no identity-based"
                                + " policy allows the dynamodb:CreateTable action");
        assertThat(answer("DescribeTable", "{\"TableName\":\"otto-1\"}")).contains("AccessDeniedException");
    }

    @Test
    void fromElsewhereADenyHolds() throws Exception {
        answer("CreateTable", table("anna-1"));
        assertThat(answer("DeleteTable", "{\"TableName\":\"anna-1\"}"))
                .contains("with an explicit deny in an identity-based policy");
    }

    @Test
    void whoDoesNotSignIsNobody() throws Exception {
        assertThat(send(client("ListTables", "{}")).body())
                .contains("com.amazon.coral.service#MissingAuthenticationTokenException")
                .contains("Request is missing Authentication Token");
    }

    @Test
    void whatWasSignedCannotBecomeSomethingElse() throws Exception {
        Client client = client("DescribeTable", "{\"TableName\":\"anna-1\"}");
        client.signed();
        client.without("X-Amz-Target").with("X-Amz-Target", "DynamoDB_20120810.DeleteTable");
        assertThat(send(client).body()).contains("com.amazon.coral.service#InvalidSignatureException");
    }

    @Test
    void aKeyThatIsTakenAwayIsUnknown() throws Exception {
        file.change(users -> users.setActive(annas.id(), false));
        identities.refresh();
        assertThat(answer("ListTables", "{}"))
                .contains("com.amazon.coral.service#UnrecognizedClientException")
                .contains("The security token included in the request is invalid.");
    }

    /** A file that cannot be read takes nothing from anybody, and is read when it is whole again. */
    @Test
    void aDamagedFileLocksNobodyOut() throws Exception {
        CredentialsRefresh refresh = new CredentialsRefresh(identities);
        byte[] good = Files.readAllBytes(file.path());
        Files.write(file.path(), new byte[] {1, 2, 3});
        refresh.run();
        refresh.run();
        assertThat(answer("CreateTable", table("anna-1"))).contains("\"TableName\":\"anna-1\"");
        Files.write(file.path(), good);
        file.change(users -> users.deleteUser("anna"));
        refresh.run();
        assertThat(answer("ListTables", "{}")).contains("UnrecognizedClientException");
    }

    @Test
    void aSessionMayWhatItsUserMay() throws Exception {
        KeyRecord session = keys.temporary(Client.NOW, Duration.ofHours(1));
        file.change(users -> users.addKey("anna", session));
        identities.refresh();
        Client client = client("CreateTable", table("anna-1"));
        client.accessKeyId = session.id();
        client.secret = session.secret();
        client.with("X-Amz-Security-Token", session.session().token());
        client.signed();
        assertThat(send(client).statusCode()).isEqualTo(200);
    }
}
