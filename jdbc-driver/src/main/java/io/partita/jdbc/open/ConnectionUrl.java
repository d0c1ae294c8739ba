package io.partita.jdbc.open;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.open.StoreTarget.Directory;
import io.partita.jdbc.open.StoreTarget.NamedMemory;
import io.partita.jdbc.open.StoreTarget.PrivateMemory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A URL that was understood: {@code jdbc:partita:mem:NAME}, {@code jdbc:partita:file:PATH}, {@code
 * jdbc:partita://HOST:PORT[,HOST:PORT]}, {@code jdbc:partita:dynamodb://REGION} or {@code
 * jdbc:partita:dynamodb://HOST:PORT}, each with {@code ?name=value&name=value} behind it. Values are percent-decoded; the path is not, so that it may be any path
 * without a question mark. A leading {@code ~/} is the home directory.
 *
 * @param address the URL without its properties
 * @param settings the properties of the URL, then those given beside it, then the defaults
 */
public record ConnectionUrl(String address, StoreTarget target, ConnectionSettings settings) {
    /** What every URL of this driver begins with. */
    public static final String PREFIX = "jdbc:partita:";

    private static final String FORMS = "use jdbc:partita:mem:NAME, jdbc:partita:file:PATH, jdbc:partita://HOST:PORT,"
            + " jdbc:partita:dynamodb://REGION or jdbc:partita:dynamodb://HOST:PORT";

    /** Whether a URL is for this driver, be it right or wrong. */
    public static boolean isOurs(@Nullable String url) {
        return url != null && url.startsWith(PREFIX);
    }

    /**
     * Understands a URL that {@link #isOurs}.
     *
     * @param properties beside the URL, which goes before them
     * @throws SQLException 08001 if the form is wrong, 22023 if a property or its value is; the message says which
     */
    public static ConnectionUrl parse(String url, Properties properties) throws SQLException {
        String address = address(url);
        ConnectionSettings settings = settings(url, properties);
        return new ConnectionUrl(address, target(address.substring(PREFIX.length()), settings), settings);
    }

    /**
     * The settings alone, also of a URL that is not finished yet.
     *
     * @param properties beside the URL, which goes before them
     * @throws SQLException 22023 if there is no such property or value
     */
    public static ConnectionSettings settings(String url, Properties properties) throws SQLException {
        ConnectionSettings settings = ConnectionSettings.DEFAULT;
        for (Map.Entry<String, String> property : texts(properties).entrySet()) {
            settings = settings.with(ConnectionProperty.named(property.getKey()), property.getValue());
        }
        int length = address(url).length();
        return length == url.length() ? settings : with(settings, url.substring(length + 1));
    }

    private static String address(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    /** All properties with their defaults; values that are not text, as pools put them, by their text. */
    private static Map<String, String> texts(Properties properties) {
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name)));
        properties.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
        return texts;
    }

    private static ConnectionSettings with(ConnectionSettings settings, String query) throws SQLException {
        ConnectionSettings result = settings;
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                ConnectionProperty property = ConnectionProperty.named(decoded(pair.substring(0, equals)));
                result = result.with(property, decoded(pair.substring(equals + 1)));
            } else if (!pair.isEmpty()) {
                // Not shown, because it may be the end of a password.
                throw refused(
                        "there is a part behind the ? of the URL that is no property; write name=value, and a & in a"
                                + " value as %26");
            }
        }
        return result;
    }

    private static String decoded(String text) throws SQLException {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw refused("a value in the URL has a % without two hexadecimal digits behind it; write %25");
        }
    }

    private static StoreTarget target(String rest, ConnectionSettings settings) throws SQLException {
        if (rest.startsWith("mem:")) {
            String name = rest.substring("mem:".length());
            return name.isEmpty() ? new PrivateMemory() : new NamedMemory(name);
        } else if (rest.startsWith("file:")) {
            return directory(rest.substring("file:".length()));
        } else if (rest.startsWith("//")) {
            return EndpointTargets.cluster(rest.substring("//".length()), settings);
        } else if (rest.startsWith("dynamodb://")) {
            return EndpointTargets.service(rest.substring("dynamodb://".length()), settings);
        }
        throw refused("the URL '" + PREFIX + rest + "' names no kind of store; " + FORMS);
    }

    private static StoreTarget directory(String path) throws SQLException {
        if (path.isBlank()) {
            throw refused("the URL names no directory behind file:; " + FORMS);
        }
        try {
            Path directory =
                    path.startsWith("~/") ? Path.of(System.getProperty("user.home"), path.substring(2)) : Path.of(path);
            return new Directory(directory.toAbsolutePath().normalize());
        } catch (InvalidPathException invalid) {
            throw refused("'" + path + "' is no path: " + invalid.getReason());
        }
    }

    private static SQLException refused(String message) {
        return SqlErrors.of(SqlState.CANNOT_CONNECT, message);
    }
}
