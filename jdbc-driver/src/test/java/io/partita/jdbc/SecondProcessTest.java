package io.partita.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondProcessTest {

    @Test
    void aDirectoryBelongsToOneProcess(@TempDir Path directory) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:partita:file:" + directory)) {
            assertThat(connection.isValid(1)).isTrue();
            assertThat(connectInAnotherProcess(directory))
                    .startsWith("08001 java.sql.SQLTransientConnectionException")
                    .contains(directory.toString());
        }
        assertThat(connectInAnotherProcess(directory)).isEqualTo("connected");
    }

    private static String connectInAnotherProcess(Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Connecting.class.getName(),
                        "jdbc:partita:file:" + directory)
                // Where newer JVMs warn of native code.
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.strip();
    }

    /** What runs in the other process. */
    static final class Connecting {
        public static void main(String[] arguments) {
            try (Connection connection = DriverManager.getConnection(arguments[0])) {
                System.out.println(connection.isValid(1) ? "connected" : "not valid");
            } catch (SQLException refused) {
                System.out.println(
                        refused.getSQLState() + " " + refused.getClass().getName() + " " + refused.getMessage());
            }
        }
    }
}
