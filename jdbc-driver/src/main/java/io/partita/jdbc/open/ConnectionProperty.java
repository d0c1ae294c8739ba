package io.partita.jdbc.open;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that can be set in a URL, in the properties of a connection, and on a data source. */
public enum ConnectionProperty {
    MANNER(
            "manner",
            "sql",
            "sql|partiql",
            "Which is meant where SQL and Amazon's PartiQL disagree, for instance about NULL and absent attributes."),
    SCAN_POLICY(
            "scanPolicy",
            "reject",
            "reject|warn|allow",
            "What happens to a statement that would read a whole table: it is refused, runs with a warning, or runs."),
    SCAN_PREVIEW_ITEMS(
            "scanPreviewItems",
            "10000",
            1,
            Integer.MAX_VALUE,
            "Items that a scan bounded by LIMIT or setMaxRows may evaluate although scans are rejected."),
    SCAN_SEGMENTS(
            "scanSegments",
            "0",
            0,
            1_000,
            "Segments that an allowed scan reads in parallel; 0 chooses by the size of the table."),
    SCAN_UNITS_PER_SECOND(
            "scanUnitsPerSecond",
            "0",
            0,
            Long.MAX_VALUE,
            "Read units that a scan consumes in a second at most, so that it leaves some to others; 0 for as many as it can."),
    MAX_READ_UNITS(
            "maxReadUnits",
            "0",
            0,
            Long.MAX_VALUE,
            "Read units that one statement may consume before it is stopped; 0 for no budget."),
    CONSISTENT_READS(
            "consistentReads",
            "false",
            "false|true",
            "Whether tables and local indexes are read strongly consistently, at twice the read units."),
    MAX_INTERMEDIATE_BYTES(
            "maxIntermediateBytes",
            "268435456",
            1,
            Long.MAX_VALUE,
            "Bytes of rows that one statement may hold in memory, for instance to sort or join them."),
    FETCH_SIZE(
            "fetchSize",
            "0",
            0,
            Integer.MAX_VALUE,
            "Rows to ask for in one page, unless the statement sets its own; 0 leaves it to the store."),
    QUERY_TIMEOUT(
            "queryTimeout",
            "0",
            0,
            Integer.MAX_VALUE,
            "Seconds after which a statement is stopped, unless it sets its own; 0 for never."),
    READ_ONLY("readOnly", "false", "false|true", "Whether statements that write are refused."),
    COMPLEX_TYPES(
            "complexTypes",
            "json",
            "json|native",
            "How getObject and metadata tell maps, lists and sets: as VARCHAR with JSON text, or as java.util.Map (OTHER)"
                    + " and java.sql.Array (ARRAY)."),
    USER(
            "user",
            "",
            Allowed.ANY_TEXT,
            "The id of the access key at an endpoint, and the name that metadata tells; stores in this process know no users."),
    PASSWORD("password", "", Allowed.SECRET, "The secret of the access key at an endpoint."),
    SESSION_TOKEN(
            "sessionToken", "", Allowed.SECRET, "The token that belongs to a temporary access key at an endpoint."),
    PROFILE(
            "profile",
            "",
            Allowed.ANY_TEXT,
            "The profile of the shared AWS configuration that has credentials and region for an endpoint."),
    ROLE_ARN("roleArn", "", Allowed.ANY_TEXT, "The role to take on at Amazon, with the credentials that are given."),
    REGION("region", "", Allowed.ANY_TEXT, "The region in whose name requests to an endpoint are signed."),
    ENDPOINT(
            "endpoint",
            "",
            Allowed.ANY_TEXT,
            "Where to find the service of a region instead of where Amazon has it, for instance https://host:8443."),
    TLS("tls", "false", "false|true", "Whether an endpoint that is named by host and port is spoken to over TLS."),
    TRUST_STORE(
            "trustStore",
            "",
            Allowed.ANY_TEXT,
            "A file with the certificates that an endpoint is trusted by: PEM, PKCS12 or JKS."),
    TRUST_STORE_PASSWORD("trustStorePassword", "", Allowed.SECRET, "The password of the trust store, if it has one."),
    VERIFY_HOSTNAME(
            "verifyHostname", "true", "false|true", "Whether the certificate of an endpoint must name its host."),
    PROXY(
            "proxy",
            "",
            Allowed.SECRET,
            "The proxy on the way to an endpoint, http://host:port or http://user:password@host:port."),
    CONNECT_TIMEOUT("connectTimeout", "5", 1, 3_600, "Seconds to wait for a connection to an endpoint."),
    REQUEST_TIMEOUT(
            "requestTimeout",
            "60",
            1,
            3_600,
            "Seconds to wait for what an endpoint answers to a request, retries included."),
    ZONE(
            "zone",
            "",
            Allowed.ANY_TEXT,
            "The zone of this program, as the cluster names it: processes of this zone are asked first."),
    FIND_ROUTERS(
            "findRouters",
            "true",
            "true|false",
            "Whether processes of a cluster that the URL does not name are found by asking those that it names."),
    SILENCE_TIMEOUT(
            "silenceTimeout",
            "2",
            1,
            3_600,
            "Seconds without a sign of life after which nobody waits any longer for a process of a cluster."),
    MAX_CONNECTIONS(
            "maxConnections", "64", 1, 10_000, "Connections to an endpoint, and so requests at a time, at most."),
    RETRIES(
            "retries",
            "3",
            0,
            20,
            "How often a request to an endpoint is sent again if that changes nothing twice; fewer times while many fail.");

    private final String propertyName;
    private final String defaultValue;
    private final String choices;
    private final long min;
    private final long max;
    private final String description;

    /** Values between bars, or any text. */
    ConnectionProperty(String propertyName, String defaultValue, String choices, String description) {
        this.propertyName = propertyName;
        this.defaultValue = defaultValue;
        this.choices = choices;
        this.min = 0;
        this.max = 0;
        this.description = description;
    }

    /** Whole numbers, both bounds included. */
    ConnectionProperty(String propertyName, String defaultValue, long min, long max, String description) {
        this.propertyName = propertyName;
        this.defaultValue = defaultValue;
        this.choices = Allowed.ANY_NUMBER;
        this.min = min;
        this.max = max;
        this.description = description;
    }

    /** As it stands in a URL. */
    public String propertyName() {
        return propertyName;
    }

    public String defaultValue() {
        return defaultValue;
    }

    /** The values that there are, or empty if any number or text will do. */
    public List<String> choices() {
        return isFree() ? List.of() : List.of(choices.split("[|]", -1));
    }

    private boolean isFree() {
        return isText() || choices.equals(Allowed.ANY_NUMBER);
    }

    private boolean isText() {
        return choices.equals(Allowed.ANY_TEXT) || isSecret();
    }

    /** One sentence for the person who sets it. */
    public String description() {
        return description;
    }

    /** Whether nobody may see the value: it is asked for and never told. */
    public boolean isSecret() {
        return choices.equals(Allowed.SECRET);
    }

    /** Whether it says how a store is reached, so that it cannot be changed once it is open. */
    public boolean reachesStore() {
        return EnumSet.range(USER, RETRIES).contains(this);
    }

    /**
     * The property of this name.
     *
     * @throws SQLException 22023 if there is none; the message names the nearest one
     */
    public static ConnectionProperty named(String name) throws SQLException {
        for (ConnectionProperty property : values()) {
            if (property.propertyName.equals(name)) {
                return property;
            }
        }
        List<String> names = new ArrayList<>();
        for (ConnectionProperty property : values()) {
            names.add(property.propertyName);
        }
        Optional<String> nearest = NearestName.to(name, names);
        throw SqlErrors.of(
                SqlState.INVALID_VALUE,
                "there is no connection property '" + name + "'"
                        + nearest.map(near -> "; did you mean '" + near + "'?").orElse("; there are " + names));
    }

    /**
     * The value in the one form that it has.
     *
     * @throws SQLException 22023 if the property has no such value; the message names those that it has
     */
    public String checked(String value) throws SQLException {
        if (isText()) {
            return value;
        }
        String stripped = value.strip().toLowerCase(Locale.ROOT);
        if (choices.equals(Allowed.ANY_NUMBER) ? isInRange(stripped) : choices().contains(stripped)) {
            return stripped;
        }
        throw SqlErrors.of(
                SqlState.INVALID_VALUE,
                "'" + value + "' is no value of the connection property " + propertyName + "; use "
                        + (choices.equals(Allowed.ANY_NUMBER) ? range() : String.join(" or ", choices())));
    }

    private boolean isInRange(String text) {
        // At most 18 digits, so that the number is a long.
        return text.matches("[0-9]{1,18}") && Long.parseLong(text) >= min && Long.parseLong(text) <= max;
    }

    private String range() {
        return max >= Integer.MAX_VALUE ? "a whole number from " + min : "a whole number from " + min + " to " + max;
    }

    /** What a property without choices takes; constants of the enum itself cannot be named in its constructors. */
    private static final class Allowed {
        static final String ANY_TEXT = "any text";
        static final String SECRET = "any secret text";
        static final String ANY_NUMBER = "any number";
    }
}
