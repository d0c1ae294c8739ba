package io.partita.engine.remote.client;

import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.endpoint.Credentials;
import io.partita.engine.api.endpoint.EndpointOptions;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Makes the clients of an endpoint. */
public final class NodeClients {
    /** Any will do where the endpoint is named by its address; Amazon's own examples have this one. */
    private static final Region ANY_REGION = Region.US_EAST_1;

    private final EndpointOptions options;
    private final Region region;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final boolean alone;

    private NodeClients(StoreLocation.Endpoint location, Region region, SdkHttpClient http) {
        this.options = location.options();
        this.region = region;
        this.http = http;
        this.credentials = CredentialSources.of(options.credentials(), region, http);
        this.alone = location.addresses().size() < 2;
    }

    /**
     * The clients of an endpoint. Nothing is sent.
     *
     * @throws StoreException VALIDATION if there is no region, the trust store cannot be read, or the like
     */
    public static Nodes of(StoreLocation.Endpoint location) {
        Region region = region(location);
        SdkHttpClient http = HttpClients.of(location.options());
        try {
            NodeClients clients = new NodeClients(location, region, http);
            List<Node> nodes = new ArrayList<>();
            location.addresses().forEach(address -> nodes.add(clients.node(address)));
            if (nodes.isEmpty()) {
                nodes.add(clients.node(null));
            }
            return new Nodes(nodes, http);
        } catch (SdkClientException failure) {
            http.close();
            throw new StoreException(ErrorCode.VALIDATION, String.valueOf(failure.getMessage()), failure);
        } catch (StoreException failure) {
            http.close();
            throw failure;
        }
    }

    private static Region region(StoreLocation.Endpoint location) {
        String named = location.options().region();
        if (named != null) {
            return Region.of(named);
        } else if (!location.addresses().isEmpty()) {
            return ANY_REGION;
        }
        try {
            DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
            if (location.options().credentials() instanceof Credentials.Profile profile) {
                chain.profileName(profile.name());
            }
            return chain.build().getRegion();
        } catch (SdkClientException absent) {
            throw new StoreException(
                    ErrorCode.VALIDATION,
                    "there is no region for Amazon DynamoDB; name it in the URL (jdbc:partita:dynamodb://REGION) or in the"
                            + " property region, set AWS_REGION or the system property aws.region, or give a profile that"
                            + " has one",
                    absent);
        }
    }

    private Node node(@Nullable URI address) {
        String name = address == null ? "Amazon DynamoDB in " + region.id() : address.toString();
        return new Node(
                name,
                client(address, Retries.repeating(options.patience(), alone)),
                client(address, Retries.cautious(options.patience(), alone)));
    }

    private DynamoDbClient client(@Nullable URI address, RetryStrategy retries) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .httpClient(http)
                .region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(retries)
                        .addExecutionInterceptor(new OtherTarget())
                        .apiCallTimeout(options.patience().request())
                        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "partita")
                        .build());
        if (address != null) {
            builder.endpointOverride(address);
        }
        return builder.build();
    }
}
