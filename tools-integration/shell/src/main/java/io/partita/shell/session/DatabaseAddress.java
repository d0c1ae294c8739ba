package io.partita.shell.session;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where a database is.
 *
 * @param url for JDBC
 * @param properties of the connections to it
 */
public record DatabaseAddress(String url, Map<String, String> properties) {
    private static final String PREFIX = "jdbc:partita:";
    private static final Pattern SCHEME = Pattern.compile("(?:mem:|file:|dynamodb:|//).*");

    public DatabaseAddress {
        properties = Map.copyOf(properties);
    }

    /**
     * An address as a person writes it: a JDBC URL, the same without {@code jdbc:partita:}, or the path of a directory.
     */
    public static DatabaseAddress of(String written, Map<String, String> properties) {
        if (written.startsWith("jdbc:")) {
            return new DatabaseAddress(written, properties);
        }
        boolean hasScheme = SCHEME.matcher(written).matches();
        return new DatabaseAddress(PREFIX + (hasScheme ? "" : "file:") + written, properties);
    }

    /** Opens a connection, in autocommit. */
    public Connection connect() throws SQLException {
        Properties values = new Properties();
        values.putAll(properties);
        return DriverManager.getConnection(url, values);
    }

    /** Without its properties, among which may be a password. */
    @Override
    public String toString() {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }
}
