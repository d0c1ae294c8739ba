package io.partita.shell;

import io.partita.shell.session.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which database, and how; shared by the commands. */
final class DatabaseOptions {
    static final String DEFAULT_URL = "jdbc:partita:mem:";

    @Option(
            names = {"-P", "--property"},
            paramLabel = "NAME=VALUE",
            description = "A property of the connection, for instance scanPolicy=allow or consistentReads=true.")
    private Map<String, String> properties = new LinkedHashMap<>();

    DatabaseAddress address(String url) {
        return DatabaseAddress.of(url, properties);
    }

    static Connection open(DatabaseAddress address) throws ConnectionFailedException {
        try {
            return address.connect();
        } catch (SQLException e) {
            throw new ConnectionFailedException(address, e);
        }
    }
}
