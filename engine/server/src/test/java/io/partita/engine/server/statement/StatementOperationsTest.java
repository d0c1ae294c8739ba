package io.partita.engine.server.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.item.AttributeType;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.server.PartitaServer;
import io.partita.engine.server.ServerOptions;
import io.partita.engine.server.call.Permission;
import io.partita.engine.server.error.ErrorType;
import io.partita.engine.server.error.ServiceException;
import io.partita.engine.server.policy.Access;
import io.partita.engine.server.policy.ConditionKey;
import io.partita.engine.server.protocol.Authentication.Caller;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements over a real connection to a real server. */
class StatementOperationsTest {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<String> accesses = new ArrayList<>();
    private Permission permission = Permission.EVERYTHING;
    private ItemStore store;
    private PartitaServer server;

    @BeforeEach
    void open() throws Exception {
        store = new EmbeddedItemStoreProvider().open(new StoreLocation.Memory());
        store.createTable(TableDefinition.of(
                "Music",
                new KeySchema(new KeyAttribute("Artist", AttributeType.S), new KeyAttribute("Year", AttributeType.N))));
        server = PartitaServer.open(
                store,
                ServerOptions.of(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        call -> new Caller("anna", access -> permission.check(access))));
        for (int year = 1; year <= 3; year++) {
            execute("INSERT INTO Music VALUE {'Artist': 'Acme', 'Year': " + year + ", 'Title': 'No. " + year + "'}");
        }
    }

    @AfterEach
    void close() {
        server.close();
        store.close();
    }

    private String answer(String operation, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.address().getPort() + "/"))
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    private String execute(String statement) throws IOException, InterruptedException {
        return answer("ExecuteStatement", "{\"Statement\":\"" + statement + "\"}");
    }

    @Test
    void aReadAnswersItemsAndCapacity() throws Exception {
        assertThat(answer("ExecuteStatement", """
                        {"Statement": "SELECT Title FROM Music WHERE Artist = ? AND \\"Year\\" = ?",
                         "Parameters": [{"S": "Acme"}, {"N": "2"}], "ConsistentRead": true,
                         "ReturnConsumedCapacity": "TOTAL"}"""))
                .isEqualTo("200 {\"Items\":[{\"Title\":{\"S\":\"No. 2\"}}],"
                        + "\"ConsumedCapacity\":{\"TableName\":\"Music\",\"CapacityUnits\":1.0}}");
    }

    @Test
    void aPageSaysWhereTheNextOneBegins() throws Exception {
        String first = answer(
                "ExecuteStatement", "{\"Statement\":\"SELECT Title FROM Music WHERE Artist = 'Acme'\",\"Limit\":2}");
        assertThat(first)
                .startsWith(
                        "200 {\"Items\":[{\"Title\":{\"S\":\"No. 1\"}},{\"Title\":{\"S\":\"No. 2\"}}],\"NextToken\":\"")
                .endsWith("\"LastEvaluatedKey\":{\"Artist\":{\"S\":\"Acme\"},\"Year\":{\"N\":\"2\"}}}");
        String token = first.replaceAll(".*\"NextToken\":\"([^\"]*)\".*", "$1");
        assertThat(answer(
                        "ExecuteStatement",
                        "{\"Statement\":\"SELECT Title FROM Music WHERE Artist = 'Acme'\",\"NextToken\":\"" + token
                                + "\"}"))
                .isEqualTo("200 {\"Items\":[{\"Title\":{\"S\":\"No. 3\"}}]}");
    }

    @Test
    void failuresHaveTheirTypes() throws Exception {
        assertThat(execute("INSERT INTO Music VALUE {'Artist': 'Acme', 'Year': 1}"))
                .isEqualTo("400 {\"__type\":\"com.amazonaws.dynamodb.v20120810#DuplicateItemException\","
                        + "\"message\":\"Duplicate primary key exists in table\"}");
        assertThat(execute("UPDATE Music SET Title = 'x' WHERE Artist = 'Acme' AND \\\"Year\\\" = 9"))
                .contains("#ConditionalCheckFailedException");
        assertThat(execute("SELECT * FROM Nothing")).contains("#ResourceNotFoundException");
        assertThat(execute("SELECT"))
                .isEqualTo("400 {\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":"
                        + "\"Statement wasn't well formed, can't be processed: Unexpected token after expression\"}");
    }

    @Test
    void membersAreChecked() throws Exception {
        assertThat(answer("ExecuteStatement", "{}")).contains("at 'statement' failed to satisfy constraint");
        assertThat(answer("ExecuteStatement", "{\"Statement\":\"x\",\"Limit\":0,\"Parameters\":[]}"))
                .contains("2 validation errors detected")
                .contains("Member must have value greater than or equal to 1")
                .contains("Member must have length greater than or equal to 1");
        assertThat(answer("BatchExecuteStatement", "{\"Statements\":[]}"))
                .contains("Member must have length greater than or equal to 1");
        assertThat(answer(
                        "ExecuteTransaction",
                        "{\"TransactStatements\":[{\"Statement\":\"x\"}],\"ClientRequestToken\":\"" + "t".repeat(37)
                                + "\"}"))
                .contains("Member must have length less than or equal to 36");
    }

    @Test
    void aBatchHasAnOutcomeForEach() throws Exception {
        assertThat(answer("BatchExecuteStatement", """
                        {"Statements": [
                          {"Statement": "INSERT INTO Music VALUE {'Artist': 'Acme', 'Year': 4}"},
                          {"Statement": "DELETE FROM Music WHERE Artist = 'Acme' AND \\"Year\\" = 1 AND Title = 'x'",
                           "ReturnValuesOnConditionCheckFailure": "ALL_OLD"},
                          {"Statement": "nonsense"}],
                         "ReturnConsumedCapacity": "INDEXES"}"""))
                .isEqualTo("200 {\"Responses\":[{\"TableName\":\"Music\"},"
                        + "{\"Error\":{\"Code\":\"ConditionalCheckFailed\",\"Message\":\"The conditional request failed\","
                        + "\"Item\":{\"Artist\":{\"S\":\"Acme\"},\"Year\":{\"N\":\"1\"},\"Title\":{\"S\":\"No. 1\"}}},"
                        + "\"TableName\":\"Music\"},"
                        + "{\"Error\":{\"Code\":\"ValidationError\",\"Message\":"
                        + "\"Statement wasn't well formed, can't be processed: Expected data manipulation\"}}],"
                        + "\"ConsumedCapacity\":[{\"TableName\":\"Music\",\"CapacityUnits\":1.0,"
                        + "\"Table\":{\"CapacityUnits\":1.0}}]}");
    }

    @Test
    void aTransactionIsDoneOrSaysWhyNot() throws Exception {
        String request = "{\"TransactStatements\":[{\"Statement\":\"UPDATE Music SET Title = 'new' WHERE"
                + " Artist = 'Acme' AND \\\"Year\\\" = 1 AND Title = 'No. 1'\"}],\"ClientRequestToken\":\"once\"}";
        assertThat(answer("ExecuteTransaction", request)).isEqualTo("200 {\"Responses\":[{}]}");
        assertThat(answer("ExecuteTransaction", request))
                .isEqualTo("400 {\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
                        + "\"Message\":\"Transaction cancelled, please refer cancellation reasons for specific reasons"
                        + " [ConditionalCheckFailed]\",\"CancellationReasons\":[{\"Code\":\"ConditionalCheckFailed\","
                        + "\"Message\":\"The conditional request failed\"}]}");
    }

    @Test
    void policiesAreAskedBeforeAnythingIsDone() throws Exception {
        permission = access -> {
            accesses.add(text(access));
            throw new ServiceException(ErrorType.ACCESS_DENIED, "not you");
        };
        assertThat(execute("DELETE FROM Music WHERE Artist = 'Acme' AND \\\"Year\\\" = 1"))
                .isEqualTo(
                        "400 {\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"not you\"}");
        assertThat(execute("SELECT * FROM Music")).contains("AccessDeniedException");
        assertThat(execute("SELECT * FROM Nothing")).contains("AccessDeniedException");
        assertThat(execute("SELECT * FROM Music ORDER BY Title")).contains("AccessDeniedException");
        assertThat(answer(
                        "BatchExecuteStatement",
                        "{\"Statements\":[{\"Statement\":\"INSERT INTO Music VALUE {'Artist': 'B', 'Year': 1}\"}]}"))
                .contains("\"Code\":\"AccessDenied\"");
        assertThat(answer(
                        "ExecuteTransaction",
                        "{\"TransactStatements\":[{\"Statement\":\"SELECT * FROM Music WHERE Artist = 'Acme' AND"
                                + " \\\"Year\\\" = 1\"}]}"))
                .contains("AccessDeniedException");
        assertThat(accesses)
                .containsExactly(
                        "dynamodb:PartiQLDelete arn:aws:dynamodb:us-east-1:000000000000:table/Music scan null keys [Acme] in null",
                        "dynamodb:PartiQLSelect arn:aws:dynamodb:us-east-1:000000000000:table/Music scan [true] keys null in null",
                        "dynamodb:PartiQLSelect arn:aws:dynamodb:us-east-1:000000000000:table/Nothing scan [false] keys null in null",
                        "dynamodb:PartiQLSelect arn:aws:dynamodb:us-east-1:000000000000:table/Music scan [false] keys null in null",
                        "dynamodb:PartiQLInsert arn:aws:dynamodb:us-east-1:000000000000:table/Music scan null keys [B] in null",
                        "dynamodb:PartiQLSelect arn:aws:dynamodb:us-east-1:000000000000:table/Music scan [false] keys [Acme]"
                                + " in [ExecuteTransaction]");
        permission = Permission.EVERYTHING;
        assertThat(execute("SELECT \\\"Year\\\" FROM Music WHERE Artist = 'Acme'"))
                .isEqualTo(
                        "200 {\"Items\":[{\"Year\":{\"N\":\"1\"}},{\"Year\":{\"N\":\"2\"}},{\"Year\":{\"N\":\"3\"}}]}");
    }

    private static String text(Access access) {
        return access.action() + " " + access.resource() + " scan " + access.values(ConditionKey.FULL_TABLE_SCAN)
                + " keys " + access.values(ConditionKey.LEADING_KEYS) + " in "
                + access.values(ConditionKey.ENCLOSING_OPERATION);
    }
}
