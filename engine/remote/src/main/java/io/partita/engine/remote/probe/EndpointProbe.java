package io.partita.engine.remote.probe;

import io.partita.engine.api.Capabilities;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.request.BatchWriteRequest;
import io.partita.engine.remote.client.Effect;
import io.partita.engine.remote.client.Nodes;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;

/** Asks an endpoint once, when somebody wants to know first. Safe to share between threads. */
public final class EndpointProbe implements Supplier<Capabilities> {
    /** Nobody has a table of this name; it is only read. */
    private static final String NO_TABLE = "partita.no.such.table";

    private static final String NO_ARN = "arn:aws:dynamodb:us-east-1:000000000000:table/" + NO_TABLE;

    private final Nodes nodes;
    private volatile @Nullable Findings known;

    private record Findings(Product product, Capabilities capabilities) {}

    public EndpointProbe(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * What the endpoint can do.
     *
     * @throws StoreException if it does not answer, or does not know who asks
     */
    @Override
    public Capabilities get() {
        return findings().capabilities();
    }

    /**
     * Whether a failure of a condition comes with the item if that was asked for.
     *
     * @throws StoreException as {@link #get}
     */
    public boolean showsItemsOfFailures() {
        return findings().product().showsItemsOfFailures();
    }

    private Findings findings() {
        Findings findings = known;
        if (findings == null) {
            // Two threads may both ask; they get the same answers.
            findings = ask();
            known = findings;
        }
        return findings;
    }

    private Findings ask() {
        Greeting greeting = greet();
        Product product = greeting.product();
        Capabilities capabilities = new Capabilities(
                product.words(),
                product != Product.ALTERNATOR,
                keepsTags(greeting.table()),
                hasTransactions(),
                product == Product.PARTITA,
                false,
                BatchWriteRequest.MAX_WRITES);
        return new Findings(product, capabilities);
    }

    /**
     * Who answers.
     *
     * @param table one of its tables, or null if there is none, or none that the caller may list
     */
    private record Greeting(Product product, @Nullable String table) {}

    private Greeting greet() {
        try {
            ListTablesResponse tables =
                    nodes.call(Effect.READ, client -> client.listTables(request -> request.limit(1)));
            return new Greeting(
                    product(tables.sdkHttpResponse()),
                    tables.tableNames().isEmpty() ? null : tables.tableNames().get(0));
        } catch (StoreException refused) {
            // Who may use a table need not be allowed to list all of them.
            if (refused.getCause() instanceof AwsServiceException answer
                    && answer.awsErrorDetails() != null
                    && "AccessDeniedException".equals(answer.awsErrorDetails().errorCode())) {
                return new Greeting(product(answer.awsErrorDetails().sdkHttpResponse()), null);
            }
            throw refused;
        }
    }

    private static Product product(SdkHttpResponse response) {
        return Product.of(response.firstMatchingHeader("Server").orElse(""));
    }

    private boolean keepsTags(@Nullable String table) {
        String arn = table == null ? null : arn(table);
        // Of a table that is not there, an endpoint with tags says so, or that it is not ours to see.
        return refusal(() -> nodes.call(
                        Effect.READ,
                        client ->
                                client.listTagsOfResource(request -> request.resourceArn(arn == null ? NO_ARN : arn))))
                != ErrorCode.NOT_SUPPORTED;
    }

    private @Nullable String arn(String table) {
        try {
            return nodes.call(Effect.READ, client -> client.describeTable(request -> request.tableName(table)))
                    .table()
                    .tableArn();
        } catch (StoreException notOurs) {
            // Dropped meanwhile, or not for the caller to see.
            return null;
        }
    }

    private boolean hasTransactions() {
        TransactGetItem read = TransactGetItem.builder()
                .get(Get.builder()
                        .tableName(NO_TABLE)
                        .key(Map.of("k", AttributeValue.fromS("k")))
                        .build())
                .build();
        return refusal(() -> nodes.call(
                        Effect.READ, client -> client.transactGetItems(request -> request.transactItems(read))))
                != ErrorCode.NOT_SUPPORTED;
    }

    /** The code with which the endpoint refuses, or null if it does not. */
    private static @Nullable ErrorCode refusal(Runnable call) {
        try {
            call.run();
            return null;
        } catch (StoreException refused) {
            if (refused.code() == ErrorCode.UNAVAILABLE) {
                throw refused;
            }
            return refused.code();
        }
    }
}
