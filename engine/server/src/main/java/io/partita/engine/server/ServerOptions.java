package io.partita.engine.server;

import io.partita.engine.server.http.Certificates;
import io.partita.engine.server.http.HttpLimits;
import io.partita.engine.server.protocol.Authentication;
import io.partita.engine.server.protocol.Observer;
import io.partita.engine.server.protocol.RouterAddress;
import io.partita.engine.server.table.TableStates.Delays;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a server behaves.
 *
 * @param address where it listens; port 0 for any that is free
 * @param certificates for TLS, or null for plain HTTP
 * @param region what resources say where they are, for instance {@code us-east-1}
 * @param account whose resources are, twelve digits
 * @param delays how long tables are on their way at least
 * @param routers who else answers clients of the same cluster, this process first; empty if there is no cluster. Must not
 *     wait for anything
 */
public record ServerOptions(
        InetSocketAddress address,
        @Nullable Certificates certificates,
        HttpLimits limits,
        String region,
        String account,
        Authentication authentication,
        Observer observer,
        Delays delays,
        Supplier<List<RouterAddress>> routers) {
    /** Whose the resources of a server are if nothing else is said. */
    public static final String ACCOUNT = "000000000000";

    /** Plain HTTP at an address, for who is authenticated. */
    public static ServerOptions of(InetSocketAddress address, Authentication authentication) {
        return new ServerOptions(
                address,
                null,
                HttpLimits.DEFAULT,
                "us-east-1",
                ACCOUNT,
                authentication,
                Observer.NOBODY,
                Delays.NONE,
                List::of);
    }

    public ServerOptions withCertificates(@Nullable Certificates newCertificates) {
        return new ServerOptions(
                address, newCertificates, limits, region, account, authentication, observer, delays, routers);
    }

    public ServerOptions withLimits(HttpLimits newLimits) {
        return new ServerOptions(
                address, certificates, newLimits, region, account, authentication, observer, delays, routers);
    }

    public ServerOptions withRegion(String newRegion) {
        return new ServerOptions(
                address, certificates, limits, newRegion, account, authentication, observer, delays, routers);
    }

    public ServerOptions withObserver(Observer newObserver) {
        return new ServerOptions(
                address, certificates, limits, region, account, authentication, newObserver, delays, routers);
    }

    public ServerOptions withDelays(Delays newDelays) {
        return new ServerOptions(
                address, certificates, limits, region, account, authentication, observer, newDelays, routers);
    }

    public ServerOptions withRouters(Supplier<List<RouterAddress>> newRouters) {
        return new ServerOptions(
                address, certificates, limits, region, account, authentication, observer, delays, newRouters);
    }
}
