package io.partita.engine.remote.client;

import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.endpoint.Cluster;
import io.partita.engine.api.endpoint.Credentials;
import io.partita.engine.api.endpoint.EndpointOptions;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
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

    private static final int WATCHERS = 4;
    private static final int MAX_IDLE_SECONDS = 10;

    private final EndpointOptions options;
    private final Region region;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final int count;
    private final LongSupplier nanoTime;
    private volatile @Nullable NodeWatch watch;

    private NodeClients(StoreLocation.Endpoint location, Region region, SdkHttpClient http, LongSupplier nanoTime) {
        this.options = location.options();
        this.region = region;
        this.http = http;
        this.credentials = CredentialSources.of(options.credentials(), region, http);
        this.count = Math.max(1, location.addresses().size());
        this.nanoTime = nanoTime;
    }

    /**
     * The clients of an endpoint. Nothing is sent.
     *
     * @throws StoreException VALIDATION if there is no region, the trust store cannot be read, or the like
     */
    public static Nodes of(StoreLocation.Endpoint location, LongSupplier nanoTime) {
        Region region = region(location);
        SdkHttpClient http = HttpClients.of(location.options());
        try {
            NodeClients clients = new NodeClients(location, region, http, nanoTime);
            List<Node> nodes = new ArrayList<>();
            location.addresses().forEach(address -> nodes.add(clients.node(address)));
            if (nodes.isEmpty()) {
                nodes.add(clients.node(null));
            }
            return clients.nodes(nodes);
        } catch (SdkClientException failure) {
            http.close();
            throw new StoreException(ErrorCode.VALIDATION, String.valueOf(failure.getMessage()), failure);
        } catch (StoreException failure) {
            http.close();
            throw failure;
        }
    }

    private Nodes nodes(List<Node> named) {
        Cluster cluster = options.cluster();
        Neighbourhood neighbourhood = new Neighbourhood(cluster == null ? "" : cluster.zone(), named);
        if (cluster != null) {
            String scheme = Objects.requireNonNull(named.get(0).address()).getScheme();
            watch = new NodeWatch(
                    cluster,
                    neighbourhood,
                    new Prober(HttpClients.probing(options, cluster.silence())),
                    address -> node(URI.create(scheme + "://" + address)),
                    threads(),
                    nanoTime);
        }
        return new Nodes(neighbourhood, watch, http, options.patience().request());
    }

    /** Threads that are begun when there is something to look after, end when there is not, and keep no process alive. */
    private static ScheduledThreadPoolExecutor threads() {
        ScheduledThreadPoolExecutor threads = new ScheduledThreadPoolExecutor(WATCHERS, task -> {
            Thread thread = new Thread(task, "partita-watch");
            thread.setDaemon(true);
            return thread;
        });
        threads.setKeepAliveTime(MAX_IDLE_SECONDS, TimeUnit.SECONDS);
        threads.allowCoreThreadTimeOut(true);
        threads.setRemoveOnCancelPolicy(true);
        return threads;
    }

    private void onRequest() {
        NodeWatch watching = watch;
        if (watching != null) {
            watching.asked();
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
        boolean alone = count == 1;
        Duration request = options.patience().request();
        String name = address == null ? "Amazon DynamoDB in " + region.id() : address.toString();
        Pulse pulse = new Pulse(nanoTime, this::onRequest);
        SdkHttpClient way = options.cluster() == null ? http : new WatchedClient(http, pulse);
        return new Node(
                name,
                address,
                // What may be sent to the next node too waits for each its part of the time.
                client(address, way, Retries.repeating(options.patience(), alone), request.dividedBy(count)),
                client(address, way, Retries.cautious(options.patience(), alone), request),
                pulse);
    }

    private DynamoDbClient client(@Nullable URI address, SdkHttpClient way, RetryStrategy retries, Duration time) {
        DynamoDbClientBuilder builder = DynamoDbClient.builder()
                .httpClient(way)
                .region(region)
                .credentialsProvider(credentials)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(retries)
                        .addExecutionInterceptor(new OtherTarget())
                        .apiCallTimeout(time)
                        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_SUFFIX, "partita")
                        .build());
        if (address != null) {
            builder.endpointOverride(address);
        }
        return builder.build();
    }
}
