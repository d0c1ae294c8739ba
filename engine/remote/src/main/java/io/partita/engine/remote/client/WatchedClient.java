package io.partita.engine.remote.client;

import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;

/** The way to one node, on which is seen who waits for it. What is below is shared with others, and not closed with this. */
final class WatchedClient implements SdkHttpClient {
    private final SdkHttpClient client;
    private final Pulse pulse;

    WatchedClient(SdkHttpClient client, Pulse pulse) {
        this.client = client;
        this.pulse = pulse;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new WatchedRequest(client, request, pulse);
    }

    @Override
    public String clientName() {
        return client.clientName();
    }

    @Override
    public void close() {
        // It is the one of all nodes.
    }
}
