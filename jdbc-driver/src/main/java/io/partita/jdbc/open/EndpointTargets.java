package io.partita.jdbc.open;

import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.endpoint.Cluster;
import io.partita.engine.api.endpoint.Credentials;
import io.partita.engine.api.endpoint.EndpointOptions;
import io.partita.engine.api.endpoint.Patience;
import io.partita.engine.api.endpoint.Secret;
import io.partita.engine.api.endpoint.Transport;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What URLs of endpoints say, with the settings beside them. */
final class EndpointTargets {
    /** As in {@code eu-central-1} and {@code us-gov-east-1}. */
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

    private EndpointTargets() {}

    /**
     * Nodes of a Partita cluster. Without an access key requests are not signed, as a server without authentication
     * takes them: the credentials of the surroundings are not for it.
     *
     * @param hosts {@code HOST:PORT[,HOST:PORT]}
     */
    static StoreTarget.Endpoint cluster(String hosts, ConnectionSettings settings) throws SQLException {
        List<URI> addresses = new ArrayList<>();
        for (String host : hosts.split(",", -1)) {
            addresses.add(address(host, settings));
        }
        return target(
                addresses,
                optionalText(settings, ConnectionProperty.REGION),
                credentials(settings, new Credentials.Anonymous()),
                settings,
                new Cluster(
                        settings.text(ConnectionProperty.ZONE),
                        settings.is(ConnectionProperty.FIND_ROUTERS),
                        Duration.ofSeconds(settings.number(ConnectionProperty.SILENCE_TIMEOUT))));
    }

    /**
     * Amazon's service in a region, or whatever answers at an address.
     *
     * @param place a region, {@code HOST:PORT}, or nothing for the region of the surroundings
     */
    static StoreTarget.Endpoint service(String place, ConnectionSettings settings) throws SQLException {
        String region = optionalText(settings, ConnectionProperty.REGION);
        String override = optionalText(settings, ConnectionProperty.ENDPOINT);
        List<URI> addresses = override == null ? List.of() : List.of(uri(override));
        if (REGION.matcher(place).matches()) {
            region = place;
        } else if (!place.isEmpty()) {
            addresses = List.of(address(place, settings));
        }
        return target(addresses, region, credentials(settings, new Credentials.Chain()), settings, null);
    }

    private static StoreTarget.Endpoint target(
            List<URI> addresses,
            @Nullable String region,
            Credentials credentials,
            ConnectionSettings settings,
            @Nullable Cluster cluster)
            throws SQLException {
        Transport transport = new Transport(
                tls(settings), proxy(settings), (int) settings.number(ConnectionProperty.MAX_CONNECTIONS));
        Patience patience = new Patience(
                Duration.ofSeconds(settings.number(ConnectionProperty.CONNECT_TIMEOUT)),
                Duration.ofSeconds(settings.number(ConnectionProperty.REQUEST_TIMEOUT)),
                (int) settings.number(ConnectionProperty.RETRIES) + 1);
        return new StoreTarget.Endpoint(new StoreLocation.Endpoint(
                addresses, new EndpointOptions(credentials, region, transport, patience, cluster)));
    }

    private static URI address(String host, ConnectionSettings settings) throws SQLException {
        String scheme = settings.is(ConnectionProperty.TLS) ? "https" : "http";
        try {
            URI address = URI.create(scheme + "://" + host);
            if (address.getHost() != null
                    && address.getPort() > 0
                    && address.getUserInfo() == null
                    && address.getPath().isEmpty()) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below.
        }
        // Not shown, because it may hold a password.
        throw refused("an endpoint in the URL is not HOST:PORT"
                + (host.contains("@") ? "; user and password are properties: ?user=...&password=..." : ""));
    }

    private static URI uri(String text) throws SQLException {
        try {
            URI address = URI.create(text);
            boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (http && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below.
        }
        throw refused("the property endpoint is not an address like https://host:port");
    }

    private static Credentials credentials(ConnectionSettings settings, Credentials otherwise) throws SQLException {
        String user = settings.text(ConnectionProperty.USER);
        String password = settings.text(ConnectionProperty.PASSWORD);
        String token = settings.text(ConnectionProperty.SESSION_TOKEN);
        String profile = settings.text(ConnectionProperty.PROFILE);
        if (user.isEmpty() != password.isEmpty() || (!token.isEmpty() && user.isEmpty())) {
            throw refused(
                    "an access key is a user and a password (its id and its secret), and a sessionToken if it is a"
                            + " temporary one; a part of it is missing");
        } else if (!user.isEmpty() && !profile.isEmpty()) {
            throw refused("give user and password, or a profile, not both");
        }
        Credentials credentials = otherwise;
        if (!user.isEmpty()) {
            credentials =
                    new Credentials.AccessKey(user, new Secret(password), token.isEmpty() ? null : new Secret(token));
        } else if (!profile.isEmpty()) {
            credentials = new Credentials.Profile(profile);
        }
        String role = settings.text(ConnectionProperty.ROLE_ARN);
        if (role.isEmpty()) {
            return credentials;
        } else if (credentials instanceof Credentials.Anonymous) {
            throw refused("a role is taken on by somebody; give user and password, or a profile");
        }
        return new Credentials.Role(role, credentials);
    }

    private static Transport.Tls tls(ConnectionSettings settings) throws SQLException {
        String file = settings.text(ConnectionProperty.TRUST_STORE);
        String password = settings.text(ConnectionProperty.TRUST_STORE_PASSWORD);
        try {
            return new Transport.Tls(
                    file.isEmpty() ? null : Path.of(file),
                    password.isEmpty() ? null : new Secret(password),
                    settings.is(ConnectionProperty.VERIFY_HOSTNAME));
        } catch (InvalidPathException invalid) {
            throw refused("the trust store is no path: " + invalid.getReason());
        }
    }

    private static @Nullable URI proxy(ConnectionSettings settings) throws SQLException {
        String text = settings.text(ConnectionProperty.PROXY);
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI address = URI.create(text);
            if (address.getScheme() != null && address.getHost() != null && address.getPort() > 0) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below.
        }
        throw refused("the proxy is not an address like http://host:port");
    }

    private static @Nullable String optionalText(ConnectionSettings settings, ConnectionProperty property) {
        String text = settings.text(property);
        return text.isEmpty() ? null : text;
    }

    private static SQLException refused(String message) {
        return SqlErrors.of(SqlState.CANNOT_CONNECT, message);
    }
}
