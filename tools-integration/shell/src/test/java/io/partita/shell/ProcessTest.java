package io.partita.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own: what is piped in and out, and how it ends. */
class ProcessTest {
    @TempDir
    private Path directory;

    /** How a process has ended. */
    private record Ended(int code, String output, String errors) {}

    @Test
    void runsWhatIsPipedInAndKeepsItOnDisk() throws Exception {
        String database = directory.resolve("data").toString();
        Ended first = run("""
                -- a script
                CREATE TABLE things (id STRING PARTITION KEY);
                INSERT INTO things VALUE {'id': 'a', 'v': 'x;y'};
                """, "sql", database);
        assertThat(first).isEqualTo(new Ended(0, "OK\nOK, 1 row\n", ""));

        Ended second = run(
                "",
                "sql",
                database,
                "--format",
                "json",
                "-e",
                "SELECT v FROM things WHERE id = 'a'; SELECT v FROM things WHERE id = 'b'");
        assertThat(second).isEqualTo(new Ended(0, "{\"v\":\"x;y\"}\n", ""));
    }

    @Test
    void endsWithAnExitCodeThatSaysWhatHappened() throws Exception {
        Ended failed = run("SELECT FROM;\nSELECT 1;\n", "sql", "mem:");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.output()).isEmpty();
        assertThat(failed.errors()).startsWith("standard input:1: ERROR 42601").doesNotContain("\tat ");

        assertThat(run("", "sql", "--nonsense").code()).isEqualTo(2);
        Path file = Files.writeString(directory.resolve("file"), "");
        Ended closed = run("SELECT 1;", "sql", file.toString());
        assertThat(closed.code()).isEqualTo(3);
        assertThat(closed.errors())
                .startsWith("partita: cannot open jdbc:partita:file:")
                .doesNotContain("\tat ");
    }

    private static Ended run(String input, String... arguments) throws IOException, InterruptedException {
        return finish(new ProcessBuilder(command(arguments)).start(), input);
    }

    /** The command line of a shell that runs the classes under test. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        if (Runtime.version().feature() >= 24) {
            // As the manifest of partita.jar has it.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(PartitaCommand.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    private static Ended finish(Process process, String input) throws IOException, InterruptedException {
        try (var stream = process.getOutputStream()) {
            stream.write(input.getBytes(UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output.replace("\r", ""), errors);
    }
}
