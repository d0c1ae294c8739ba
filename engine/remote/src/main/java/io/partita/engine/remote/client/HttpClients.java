package io.partita.engine.remote.client;

import io.partita.engine.api.endpoint.EndpointOptions;
import io.partita.engine.api.endpoint.Transport;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.http.apache5.ProxyConfiguration;

/** The HTTP client that all nodes of an endpoint share. */
final class HttpClients {
    private static final int PROBES = 16;

    private HttpClients() {}

    static SdkHttpClient of(EndpointOptions options) {
        Transport transport = options.transport();
        Apache5HttpClient.Builder builder = Apache5HttpClient.builder()
                .maxConnections(transport.maxConnections())
                .connectionTimeout(options.patience().connect())
                .connectionAcquisitionTimeout(options.patience().request())
                .socketTimeout(options.patience().request())
                .tcpKeepAlive(true);
        if (transport.proxy() != null) {
            builder.proxyConfiguration(proxy(transport.proxy()));
        }
        Trust.of(transport.tls()).ifPresent(builder::tlsSocketStrategy);
        return builder.build();
    }

    /** What asks whether nodes live, and waits no longer for each step of it than they may be silent. */
    static SdkHttpClient probing(EndpointOptions options, Duration silence) {
        Apache5HttpClient.Builder builder = Apache5HttpClient.builder()
                .maxConnections(PROBES)
                .connectionTimeout(silence)
                .connectionAcquisitionTimeout(silence)
                .socketTimeout(silence)
                .useIdleConnectionReaper(false);
        Transport transport = options.transport();
        if (transport.proxy() != null) {
            builder.proxyConfiguration(proxy(transport.proxy()));
        }
        Trust.of(transport.tls()).ifPresent(builder::tlsSocketStrategy);
        return builder.build();
    }

    /** An address with a user has the form {@code http://user:password@host:port}. */
    private static ProxyConfiguration proxy(URI address) {
        ProxyConfiguration.Builder proxy = ProxyConfiguration.builder()
                .endpoint(URI.create(address.getScheme() + "://" + address.getHost() + ":" + address.getPort()));
        String user = address.getUserInfo();
        if (user != null) {
            int colon = user.indexOf(':');
            proxy.username(colon < 0 ? user : user.substring(0, colon));
            proxy.password(colon < 0 ? "" : user.substring(colon + 1));
        }
        return proxy.build();
    }
}
