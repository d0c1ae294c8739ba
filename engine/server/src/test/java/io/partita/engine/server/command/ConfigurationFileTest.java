package io.partita.engine.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

class ConfigurationFileTest {
    private static final String COMPLETE = """
            # a process
            node-id = a
            data=./a

              listen = 127.0.0.1:7100
            join = 127.0.0.1:7100,127.0.0.1:7200,127.0.0.1:7300
            port = 8001
            no-auth = true
            """;

    @TempDir
    private Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("node.conf"), text);
    }

    private static ParseResult parse(Path file, String... flags) {
        List<String> arguments = new ArrayList<>(List.of(flags));
        arguments.add("--config=" + file);
        return new CommandLine(new NodeCommand()).parseArgs(arguments.toArray(new String[0]));
    }

    private static @Nullable Object value(ParseResult parsed, String option) {
        OptionSpec found = parsed.commandSpec().findOption(option);
        return found.getValue();
    }

    /** What the command prints when it is used wrongly. */
    private static String wrong(Path file, String... flags) {
        StringWriter errors = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of(flags));
        arguments.add("--config=" + file);
        int code = new CommandLine(new NodeCommand())
                .setErr(new PrintWriter(errors))
                .execute(arguments.toArray(new String[0]));
        assertThat(code).isEqualTo(2);
        return errors.toString().lines().findFirst().orElseThrow();
    }

    @Test
    void whatTheCommandIsNotToldComesFromTheFile() throws IOException {
        ParseResult parsed = parse(file(COMPLETE));
        assertThat(value(parsed, "--node-id")).isEqualTo("a");
        assertThat(value(parsed, "--join")).asString().contains("127.0.0.1:7200", "127.0.0.1:7300");
        assertThat(value(parsed, "--port")).isEqualTo(8001);
        assertThat(value(parsed, "--no-auth")).isEqualTo(true);
        assertThat(value(parsed, "--request-log")).isEqualTo(false);
        assertThat(value(parsed, "--zone")).isEqualTo("zone-1");
    }

    @Test
    void whatTheCommandIsToldComesFirst() throws IOException {
        ParseResult parsed =
                parse(file(COMPLETE), "--port=9000", "--node-id", "b", "--join=127.0.0.1:7100", "--no-auth");
        assertThat(value(parsed, "--port")).isEqualTo(9000);
        assertThat(value(parsed, "--node-id")).isEqualTo("b");
        assertThat(value(parsed, "--join")).asString().isEqualTo("[127.0.0.1:7100]");
        assertThat(value(parsed, "--no-auth")).isEqualTo(true);
        assertThat(value(parse(file(COMPLETE), "--no-auth=false"), "--no-auth")).isEqualTo(false);
    }

    @Test
    void aLineThatIsWrongIsRefusedWithItsNumber() throws IOException {
        Path misspelt = file("node-id = a\nnodeid = b\n");
        assertThat(wrong(misspelt))
                .isEqualTo(misspelt + ", line 2: there is no setting 'nodeid'; did you mean 'node-id'?");
        assertThat(wrong(file("--port = 1"))).endsWith("line 1: there is no setting '--port'; did you mean 'port'?");
        assertThat(wrong(file("config = x"))).contains("there is no setting 'config'");
        assertThat(wrong(file("port 1"))).endsWith("line 1: there is no = in 'port 1'; a line is name = value");
        assertThat(wrong(file("port = 1\n\nport = 2"))).endsWith("line 3: 'port' is there a second time");
        assertThat(wrong(file("port ="))).endsWith("line 1: 'port' has no value");
        assertThat(wrong(file(COMPLETE.replace("8001", "many")))).contains("--port", "many");
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path absent = directory.resolve("absent");
        assertThat(wrong(absent)).isEqualTo("--config: there is no file " + absent);
        Path binary = Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(wrong(binary)).isEqualTo("--config: " + binary + " is not text in UTF-8");
        assertThat(wrong(directory)).startsWith("--config: " + directory + " cannot be read");
    }

    @Test
    void certificatesAreGivenAllOrNone() throws IOException {
        assertThat(wrong(file(COMPLETE), "--cluster-key=key.pem"))
                .startsWith("--cluster-certificate, --cluster-key and --cluster-authority belong together");
    }

    @Test
    void whoFoundsAClusterIsSaidSoThatItCanWork() throws IOException {
        assertThat(wrong(file(COMPLETE), "--join=127.0.0.1:7100,127.0.0.1:7200"))
                .startsWith("--join names two processes: a cluster is founded by three");
        assertThat(wrong(file(COMPLETE), "--join=127.0.0.1:7100,127.0.0.1:7100"))
                .isEqualTo("--join names a process twice");
        assertThat(wrong(file(COMPLETE), "--roles=router")).startsWith("--roles lacks storage");
        assertThat(wrong(file(COMPLETE), "--roles=storage,rooter"))
                .contains("'rooter' is no role; there are storage and router");
        assertThat(wrong(file(COMPLETE), "--replace-after=PT0S")).startsWith("--replace-after is more than nothing");
    }
}
