package io.partita.engine.api.endpoint;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What requests travel over.
 *
 * @param tls how servers are trusted where the address is one of https
 * @param proxy an address of http or https, maybe with a user, or null for none
 * @param maxConnections the most connections to one endpoint, and so the most requests at a time
 */
public record Transport(Tls tls, @Nullable URI proxy, int maxConnections) {
    public static final Transport DEFAULT = new Transport(Tls.DEFAULT, null, 64);

    public Transport {
        if (maxConnections < 1) {
            throw new IllegalArgumentException("there is at least one connection, not " + maxConnections);
        }
    }

    /** Without the user of the proxy. */
    @Override
    public String toString() {
        String shownProxy = proxy == null ? "no proxy" : "proxy " + proxy.getHost() + ":" + proxy.getPort();
        return "Transport[" + tls + ", " + shownProxy + ", maxConnections=" + maxConnections + "]";
    }

    /**
     * How a server is trusted.
     *
     * @param trustStore a file of certificates (PEM, PKCS12 or JKS), or null for those of the Java installation
     * @param password of the trust store, if it has one
     * @param verifyHostname whether the certificate must name the host
     */
    public record Tls(@Nullable Path trustStore, @Nullable Secret password, boolean verifyHostname) {
        public static final Tls DEFAULT = new Tls(null, null, true);
    }
}
