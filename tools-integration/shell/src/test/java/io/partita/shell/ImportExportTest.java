package io.partita.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.shell.session.DatabaseAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ImportExportTest {
    @TempDir
    private Path directory;

    private final StringWriter output = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private String url;

    @BeforeEach
    void nameTheDatabase(TestInfo test) {
        url = "mem:ImportExportTest." + test.getDisplayName();
    }

    @Test
    void importsCsvIntoANewTable() throws Exception {
        Path file = write("people.csv", "id,name,age,zip\n1,\"Ann, \"\"A\"\"\",33,01234\n2,Bob,,\\N\n");

        assertThat(run("import", file, "--url", url, "--table", "people", "--create", "--key", "id:number"))
                .isZero();
        assertThat(output.toString()).isEqualTo("2 items written\n");
        assertThat(items("people"))
                .containsExactlyInAnyOrder(
                        "{\"id\":1,\"name\":\"Ann, \\\"A\\\"\",\"age\":33,\"zip\":\"01234\"}",
                        "{\"id\":2,\"name\":\"Bob\",\"zip\":null}");
    }

    @Test
    void givesKeysTheTypeThatTheTableDeclares() throws Exception {
        execute("CREATE TABLE codes (code STRING PARTITION KEY, GLOBAL INDEX by_kind (kind STRING PARTITION KEY))");
        Path file = write("codes.csv", "code,kind,rank\n1,7,1\n2,8,2\n");

        assertThat(run("import", file, "--url", url, "--table", "codes")).isZero();
        assertThat(items("codes"))
                .containsExactlyInAnyOrder(
                        "{\"code\":\"1\",\"kind\":\"7\",\"rank\":1}", "{\"code\":\"2\",\"kind\":\"8\",\"rank\":2}");
    }

    @Test
    void reportsEachLineThatFailsAndWritesTheOthers() throws Exception {
        Path file = write(
                "bad.jsonl",
                "{\"id\":\"a\"}\n{\"id\":}\n{\"id\":5}\n{\"name\":\"x\"}\n{\"id\":\"b\"}\n{\"id\":\"a\"}\n");

        assertThat(run("import", file, "--url", url, "--table", "things", "--create", "--key", "id"))
                .isEqualTo(1);
        assertThat(output.toString()).isEqualTo("2 items written, 4 lines failed\n");
        assertThat(items("things")).hasSize(2);
    }

    @Test
    void stopsWhenTooManyLinesFail() throws Exception {
        Path file = write("bad.jsonl", "x\n".repeat(1000));

        assertThat(run(
                        "import",
                        file,
                        "--url",
                        url,
                        "--table",
                        "things",
                        "--create",
                        "--key",
                        "id",
                        "--max-errors",
                        "5"))
                .isEqualTo(1);
        assertThat(output.toString()).isEqualTo("0 items written, 6 lines failed; stopped because too many failed\n");
    }

    @Test
    void skipsOrReplacesWhatIsThere() throws Exception {
        Path first = write("first.jsonl", "{\"id\":\"a\",\"v\":1}\n");
        Path second = write("second.jsonl", "{\"id\":\"a\",\"v\":2}\n{\"id\":\"b\",\"v\":2}\n");
        run("import", first, "--url", url, "--table", "things", "--create", "--key", "id");

        assertThat(run("import", second, "--url", url, "--table", "things", "--on-conflict", "skip"))
                .isZero();
        assertThat(output.toString()).endsWith("1 item written, 1 skipped\n");
        assertThat(items("things")).containsExactlyInAnyOrder("{\"id\":\"a\",\"v\":1}", "{\"id\":\"b\",\"v\":2}");
        assertThat(run("import", second, "--url", url, "--table", "things", "--on-conflict", "replace"))
                .isZero();
        assertThat(items("things")).containsExactlyInAnyOrder("{\"id\":\"a\",\"v\":2}", "{\"id\":\"b\",\"v\":2}");
    }

    @Test
    void keepsTheOrderOfTheFileForEachKey() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            lines.append("{\"id\":\"k")
                    .append(i % 3)
                    .append("\",\"v\":")
                    .append(i)
                    .append("}\n");
        }
        Path file = write("versions.jsonl", lines.toString());

        run("import", file, "--url", url, "--table", "things", "--create", "--key", "id", "--on-conflict", "replace");
        assertThat(items("things"))
                .containsExactlyInAnyOrder(
                        "{\"id\":\"k0\",\"v\":2997}", "{\"id\":\"k1\",\"v\":2998}", "{\"id\":\"k2\",\"v\":2999}");
    }

    @Test
    void roundTripsJsonLines() throws Exception {
        Path file = directory.resolve("odd.jsonl.gz");
        List<String> lines = List.of(
                "{\"id\":\"1\",\"n\":12345678901234567890123456789012345678,\"s\":\"\"}",
                "{\"id\":\"2\",\"m\":{\"l\":[1.5,\"x\\ny\",null,true,{}]},\"ü\":\"東京\"}",
                "{\"id\":\"3\",\"n\":-1E-100,\"z\":null}");
        try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(file))) {
            zip.write(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        }
        Path exported = directory.resolve("out.jsonl.gz");

        assertThat(run("import", file, "--url", url, "--table", "things", "--create", "--key", "id"))
                .isZero();
        assertThat(run("export", "--url", url, "--table", "things", "--output", exported))
                .isZero();
        assertThat(run("import", exported, "--url", url, "--table", "copies", "--create", "--key", "id"))
                .isZero();
        assertThat(items("copies"))
                .containsExactlyInAnyOrderElementsOf(items("things"))
                .hasSize(3);
        assertThat(items("copies").toString())
                .contains("12345678901234567890123456789012345678")
                .contains("[1.5,\"x\\ny\",null,true,{}]");
    }

    @Test
    void roundTripsCsv() throws Exception {
        Path file = write("odd.jsonl", """
                {"id":"1","n":1.50,"s":"","things":"5"}
                {"id":"2","n":null,"s":"a,\\"b\\"\\r\\nc","b":true,"m":{"l":[1]}}
                """);
        Path exported = directory.resolve("out.csv");

        run("import", file, "--url", url, "--table", "things", "--create", "--key", "id");
        assertThat(run("export", "--url", url, "--table", "things", "--output", exported))
                .isZero();
        assertThat(run("import", exported, "--url", url, "--table", "copies", "--create", "--key", "id"))
                .isZero();
        assertThat(items("copies"))
                .containsExactlyInAnyOrderElementsOf(items("things"))
                .hasSize(2);
    }

    @Test
    void exportsTheRowsOfAQuery() throws Exception {
        Path file = write("t.csv", "id,v\na,1\nb,2\n");
        Path exported = directory.resolve("out.csv");
        run("import", file, "--url", url, "--table", "things", "--create", "--key", "id");

        assertThat(run("export", "--url", url, "--query", "SELECT v FROM things WHERE id = 'b'", "--output", exported))
                .isZero();
        assertThat(Files.readString(exported)).isEqualTo("v\r\n2\r\n");
        assertThat(run("export", "--url", url, "--query", "SELECT nothing FROM", "--output", exported))
                .isEqualTo(1);
        assertThat(Files.readString(exported))
                .as("the failed export leaves the file alone")
                .isEqualTo("v\r\n2\r\n");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void saysWhatIsWrongWithTheCommand() throws Exception {
        Path file = write("t.csv", "id\n1\n");

        assertThat(run("import", file, "--url", url, "--table", "none")).isEqualTo(1);
        assertThat(errors.toString()).contains("there is no table none; --create --key");
        assertThat(run(
                        "import",
                        directory.resolve("none.csv"),
                        "--url",
                        url,
                        "--table",
                        "things",
                        "--create",
                        "--key",
                        "id"))
                .isEqualTo(1);
        assertThat(errors.toString()).contains("there is no file " + directory.resolve("none.csv"));
        assertThat(run("import", file, "--url", url, "--table", "things", "--create"))
                .isEqualTo(2);
        assertThat(run("import", write("t.xyz", ""), "--url", url, "--table", "things"))
                .isEqualTo(2);
        assertThat(run("import", file, "--url", url, "--table", "things", "--columns", "id:what"))
                .isEqualTo(2);
        assertThat(run("import", file, "--url", "jdbc:nothing:", "--table", "things"))
                .isEqualTo(3);
        assertThat(errors.toString()).doesNotContain("\tat ");
    }

    private int run(Object... arguments) {
        CommandLine command = PartitaCommand.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(errors, true));
        return command.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DatabaseAddress.of(url, Map.of()).connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> items(String table) throws IOException {
        Path file = directory.resolve("items-of-" + table + ".jsonl");
        assertThat(run("export", "--url", url, "--table", table, "--output", file))
                .isZero();
        List<String> lines = Files.readAllLines(file);
        Files.delete(file);
        return lines;
    }
}
