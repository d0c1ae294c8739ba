package io.partita.tck.sql.badinput;

import static io.partita.tck.sql.badinput.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Data directories that are not ours, are damaged, or belong to somebody else at the moment. */
class DataDirectoryTest {
    private static final int ROWS = 2_000;

    @TempDir
    private Path directory;

    @Test
    void aFileIsNoDirectory() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "hello");
        refused(() -> connect(file), "08001", file.toString());
        assertThat(file).hasContent("hello");
    }

    @Test
    void aDirectoryOfSomethingElse() throws Exception {
        Path foreign = Files.createDirectory(directory.resolve("foreign"));
        Files.writeString(foreign.resolve("letter.txt"), "dear Ada");
        Map<String, Long> before = listing(foreign);
        refused(() -> connect(foreign), "08001", foreign.toString());
        assertThat(listing(foreign)).isEqualTo(before);
    }

    @Test
    void aDirectoryOfAnotherProcess() throws Exception {
        Path store = directory.resolve("store");
        fill(store);
        Process other = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HoldsDirectory.class.getName(),
                        url(store))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo(HoldsDirectory.OPEN);
            refused(() -> connect(store), "08001", store.toString());
        } finally {
            other.getOutputStream().close();
            other.waitFor();
        }
        assertThat(count(store)).isEqualTo(ROWS);
    }

    @Test
    void damagedDataIsAnErrorAndNeverAWrongAnswer() throws Exception {
        Path store = directory.resolve("store");
        fill(store);
        reopenSoThatTablesAreWritten(store);
        List<Path> tables;
        try (Stream<Path> files = Files.walk(store)) {
            tables = files.filter(file -> file.toString().endsWith(".sst")).toList();
        }
        assertThat(tables).isNotEmpty();
        for (Path table : tables) {
            damage(table);
        }
        refused(() -> count(store), "XX001");
    }

    @Test
    void aMissingManifest() throws Exception {
        Path store = directory.resolve("store");
        fill(store);
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("MANIFEST"))
                    .toList()) {
                Files.delete(file);
            }
        }
        refused(() -> connect(store), "XX001", store.toString());
    }

    @Test
    void everythingIsThereAfterReopening() throws Exception {
        Path store = directory.resolve("store");
        fill(store);
        assertThat(count(store)).isEqualTo(ROWS);
        assertThat(count(store)).isEqualTo(ROWS);
    }

    private static String url(Path store) {
        return "jdbc:partita:file:" + store;
    }

    private static Connection connect(Path store) throws SQLException {
        return DriverManager.getConnection(url(store));
    }

    private static void fill(Path store) throws SQLException {
        try (Connection connection = connect(store);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE items (id NUMBER PARTITION KEY, text STRING)");
            for (int i = 0; i < ROWS; i++) {
                statement.addBatch("INSERT INTO items (id, text) VALUES (" + i + ", 'text number " + i * 7_919L + "')");
            }
            statement.executeBatch();
        }
    }

    /** What was in the log is in tables after the next opening. */
    private static void reopenSoThatTablesAreWritten(Path store) throws SQLException {
        count(store);
    }

    private static int count(Path store) throws SQLException {
        try (Connection connection = connect(store);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT /*+ SCAN(allow) */ id, text FROM items")) {
            int count = 0;
            while (rows.next()) {
                assertThat(rows.getString(2)).isEqualTo("text number " + rows.getInt(1) * 7_919L);
                count++;
            }
            return count;
        }
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 16; i < bytes.length - 64; i += 64) {
            bytes[i] ^= 0x55;
        }
        Files.write(file, bytes);
    }

    private static Map<String, Long> listing(Path folder) throws IOException {
        Map<String, Long> listing = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.forEach(file -> listing.put(file.toString(), size(file)));
        }
        return listing;
    }

    private static long size(Path file) {
        try {
            return Files.isDirectory(file) ? 0 : Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In a process of its own: opens a database, and holds it until its input ends. */
    static final class HoldsDirectory {
        static final String OPEN = "open";

        private HoldsDirectory() {}

        public static void main(String[] arguments) throws Exception {
            try (Connection connection = DriverManager.getConnection(arguments[0])) {
                System.out.println(connection.isValid(1) ? OPEN : "not valid");
                while (System.in.read() >= 0) {
                    // Only the end of the input counts.
                }
            }
        }
    }
}
