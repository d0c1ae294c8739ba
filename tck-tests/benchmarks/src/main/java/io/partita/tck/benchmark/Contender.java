package io.partita.tck.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database that takes part.
 *
 * @param name as tables print it
 * @param url of JDBC
 * @param preparation statements that every connection executes first
 * @param inMemory whether nothing is left when the process ends
 * @param durable whether a commit that was acknowledged survives a loss of power
 */
record Contender(String name, String url, List<String> preparation, boolean inMemory, boolean durable) {

    static final String PARTITA_MEMORY = "Partita mem";
    static final String PARTITA_FILE = "Partita file";
    static final String H2_MEMORY = "H2 mem";
    static final String H2_FILE = "H2 file";
    static final String SQLITE_NORMAL = "SQLite normal";
    static final String SQLITE_FULL = "SQLite full";

    /** All contenders; those with files keep them below the directory. */
    static List<Contender> all(Path directory) {
        return List.of(
                new Contender(PARTITA_MEMORY, "jdbc:partita:mem:benchmark", List.of(), true, false),
                new Contender(
                        H2_MEMORY,
                        "jdbc:h2:mem:benchmark;DB_CLOSE_DELAY=-1;OPTIMIZE_REUSE_RESULTS=0",
                        List.of(),
                        true,
                        false),
                new Contender(
                        PARTITA_FILE, "jdbc:partita:file:" + directory.resolve("partita"), List.of(), false, true),
                new Contender(
                        H2_FILE,
                        "jdbc:h2:file:" + directory.resolve("h2") + ";OPTIMIZE_REUSE_RESULTS=0",
                        List.of(),
                        false,
                        false),
                sqlite(SQLITE_NORMAL, directory.resolve("normal.sqlite"), "NORMAL"),
                sqlite(SQLITE_FULL, directory.resolve("full.sqlite"), "FULL"));
    }

    private static Contender sqlite(String name, Path file, String synchronous) {
        return new Contender(
                name,
                "jdbc:sqlite:" + file,
                List.of(
                        "PRAGMA busy_timeout = 60000",
                        "PRAGMA journal_mode = WAL",
                        "PRAGMA synchronous = " + synchronous),
                false,
                synchronous.equals("FULL"));
    }

    Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        try (Statement statement = connection.createStatement()) {
            for (String each : preparation) {
                statement.execute(each);
            }
        }
        return connection;
    }
}
