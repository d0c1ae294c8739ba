package io.partita.tck.sql.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device without room, which only root can make; skipped for everybody else. */
class FullDiskTest {
    private static final String INSERT = "INSERT INTO items (id, text) VALUES (?, ?)";
    private static final int MOST_ROWS = 100_000;

    @TempDir
    private Path directory;

    private Path device;

    @BeforeEach
    void mount() throws Exception {
        device = Files.createDirectory(directory.resolve("device"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", device.toString()), "no right to mount");
    }

    @AfterEach
    void unmount() throws Exception {
        if (device != null) {
            run("umount", device.toString());
        }
    }

    @Test
    void writesAreRefusedAndReadsGoOnAndNothingAcknowledgedIsLost() throws Exception {
        String url = "jdbc:partita:file:" + device.resolve("store");
        int acknowledged = 0;
        try (Connection connection = DriverManager.getConnection(url)) {
            try (var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE items (id NUMBER PARTITION KEY, text STRING)");
            }
            SQLException full = null;
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                while (full == null && acknowledged < MOST_ROWS) {
                    try {
                        insert(insert, acknowledged);
                        acknowledged++;
                    } catch (SQLException e) {
                        full = e;
                    }
                }
            }
            assertThatObject(full).as("the device was full").isNotNull();
            assertThat(full.getSQLState()).as(full.getMessage()).isEqualTo("53100");
            assertThat(count(connection)).isEqualTo(acknowledged);
        }
        assertThat(run("mount", "-o", "remount,size=128m", device.toString())).isTrue();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            assertThat(count(connection)).isEqualTo(acknowledged);
            insert(insert, acknowledged);
            assertThat(count(connection)).isEqualTo(acknowledged + 1);
        }
    }

    private static void insert(PreparedStatement insert, int id) throws SQLException {
        insert.setInt(1, id);
        insert.setString(2, text(id));
        insert.executeUpdate();
    }

    /** Long, and different for each row, so that compression does not make room. */
    private static String text(int id) {
        StringBuilder text = new StringBuilder();
        long state = id * 0x9E3779B97F4A7C15L + 1;
        while (text.length() < 20_000) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            text.append(Long.toString(state, 36));
        }
        return text.toString();
    }

    private static int count(Connection connection) throws SQLException {
        int count = 0;
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT /*+ SCAN(allow) */ id, text FROM items")) {
            while (rows.next()) {
                assertThat(rows.getString(2)).isEqualTo(text(rows.getInt(1)));
                count++;
            }
        }
        return count;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
