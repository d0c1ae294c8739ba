package io.partita.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code partita cluster demo} as a user starts it: three processes, one of which is killed while it is written to. */
@Timeout(180)
class ClusterDemoTest {
    private static final Pattern READY = Pattern.compile("Node ([a-z]) is ready \\(process ([0-9]+)\\)\\.");
    private static final Pattern URL = Pattern.compile("JDBC: +(jdbc:\\S+)");
    private static final Pattern DATA = Pattern.compile("Data and logs are in (\\S+), until this is stopped\\.");
    private static final String UNKNOWN_OUTCOME = "08007";

    private final List<Long> processes = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private String url = "";
    private Path data = Path.of("");

    @Test
    void goesOnWhenANodeIsKilledAndLeavesNothingBehind() throws Exception {
        Process demo = new ProcessBuilder(ProcessTest.command("cluster", "demo", "--port", String.valueOf(freePorts())))
                .redirectErrorStream(true)
                .start();
        try {
            read(demo);
            useAndKill();
        } finally {
            demo.destroy();
            assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
            for (long process : processes) {
                ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
            }
        }
        assertThat(processes)
                .as("the processes of the cluster end with the command")
                .noneMatch(process ->
                        ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false));
        assertThat(data).as("the data").doesNotExist();
    }

    private void read(Process demo) throws IOException {
        BufferedReader output = new BufferedReader(new InputStreamReader(demo.getInputStream(), UTF_8));
        StringBuilder before = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            before.append(line).append('\n');
            Matcher ready = READY.matcher(line);
            Matcher jdbc = URL.matcher(line);
            Matcher directory = DATA.matcher(line);
            if (ready.matches()) {
                processes.add(Long.parseLong(ready.group(2)));
            } else if (jdbc.matches()) {
                url = jdbc.group(1) + "?consistentReads=true";
            } else if (directory.matches()) {
                data = Path.of(directory.group(1));
                assertThat(processes).as(before.toString()).hasSize(3);
                return;
            }
        }
        throw new IOException("the cluster has not started: " + before);
    }

    private void useAndKill() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE things (id STRING PARTITION KEY, n NUMBER)");
            }
            insert(connection, "before", 20);
            assertThat(acknowledged).hasSize(20);
            kill(0);
            insert(connection, "after", 60);
            assertThat(acknowledged).as("most writes are acknowledged").hasSizeGreaterThan(70);
            checkAcknowledged(connection);
        }
    }

    /** A write of which it is not known whether it happened is left out. */
    private void insert(Connection connection, String name, int count) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO things VALUE {'id': ?, 'n': ?}")) {
            for (int i = 0; i < count; i++) {
                insert.setString(1, name + i);
                insert.setInt(2, i);
                try {
                    insert.executeUpdate();
                    acknowledged.add(name + i);
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(UNKNOWN_OUTCOME);
                }
            }
        }
    }

    private void checkAcknowledged(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT n FROM things WHERE id = ?")) {
            for (String id : acknowledged) {
                select.setString(1, id);
                try (ResultSet rows = select.executeQuery()) {
                    assertThat(rows.next()).as(id).isTrue();
                }
            }
        }
    }

    private void kill(int node) {
        ProcessHandle.of(processes.get(node)).orElseThrow().destroyForcibly();
    }

    /** The first of three ports in a row that nobody listens at and that the system gives to no connection. */
    private static int freePorts() {
        for (int port = 20_000; port < 32_000; port += 3) {
            if (isFree(port) && isFree(port + 1) && isFree(port + 2)) {
                return port;
            }
        }
        throw new IllegalStateException("no ports are free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
