package io.partita.engine.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.partita.engine.server.command.ServerProcess.UserKey;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may do what, from the commands that say so to the answer that comes over HTTP: a table of policies, users and
 * requests in {@code policies.txt}. {@code -Dpolicies.record=true} writes what is answered into it.
 */
@Timeout(120)
class PoliciesOverHttpTest {
    private static final Path FILE = Path.of("src/test/resources/io/partita/engine/server/command/policies.txt");
    private static final boolean RECORD = Boolean.getBoolean("policies.record");
    private static final String ALLOWED = "allowed";
    private static final String REFUSED =
            "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"";

    @TempDir
    private static Path data;

    @TempDir
    private static Path files;

    private static final Map<String, UserKey> KEYS = new HashMap<>();
    private static final List<Row> ROWS = new ArrayList<>();
    private static Commands commands;
    private static ServerProcess server;

    /** What a user asks, and what comes of it: allowed, or the text of the refusal. */
    private record Row(String user, String operation, String request, String answer) {}

    @BeforeAll
    static void open() throws Exception {
        commands = new Commands(data);
        String user = "";
        List<String> lines = Files.readAllLines(FILE);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("policy ")) {
                put(line.split(" ", 3));
            } else if (line.startsWith("user ")) {
                List<String> words = List.of(line.split(" "));
                user = words.get(1);
                KEYS.put(user, commands.createUser(user, words.subList(2, words.size())));
            } else if (line.startsWith("> ")) {
                String[] words = line.split(" ", 3);
                ROWS.add(new Row(user, words[1], words[2], lines.get(i + 1)));
            }
        }
        server = new ServerProcess(data);
        for (Row row : ROWS) {
            if (row.user().equals("admin")) {
                assertThat(answer(row)).as(row.request()).isEqualTo(ALLOWED);
            }
        }
    }

    private static void put(String[] words) throws IOException {
        Path file = Files.writeString(files.resolve(words[1] + ".json"), words[2]);
        commands.policy("put", words[1], file.toString());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String answer(Row row) throws IOException, InterruptedException {
        HttpResponse<String> response = server.send(KEYS.get(row.user()), row.operation(), row.request());
        if (response.statusCode() == 200) {
            return ALLOWED;
        }
        String text = response.body().replaceFirst(".*\"[Mm]essage\":\"", "").replaceFirst("\"}$", "");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo(REFUSED + text + "\"}");
        return text;
    }

    @TestFactory
    Stream<DynamicTest> table() {
        return ROWS.stream()
                .filter(row -> !row.user().equals("admin"))
                .map(row -> dynamicTest(row.user() + ": " + row.operation() + " " + row.request(), () -> {
                    String answer = answer(row);
                    if (RECORD) {
                        record(row, answer);
                    } else {
                        assertThat(answer).isEqualTo(row.answer());
                    }
                }));
    }

    private static void record(Row row, String answer) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(FILE));
        int user = lines.stream()
                .filter(line -> (line + " ").startsWith("user " + row.user() + " "))
                .map(lines::indexOf)
                .findFirst()
                .orElseThrow();
        String request = "> " + row.operation() + " " + row.request();
        lines.set(user + lines.subList(user, lines.size()).indexOf(request) + 1, answer);
        Files.write(FILE, lines);
    }

    @Test
    void thereAreEnough() {
        assertThat(ROWS).hasSizeGreaterThan(50);
        assertThat(ROWS.stream().filter(row -> row.answer().equals(ALLOWED))).hasSizeGreaterThan(20);
        assertThat(ROWS.stream().filter(row -> row.answer().endsWith("explicit deny in an identity-based policy")))
                .hasSizeGreaterThan(5);
    }

    /** As often as it takes: the server looks at its users once in a second. */
    @Test
    void whatIsChangedWhileTheServerRunsHolds() throws Exception {
        KEYS.put("visitor", commands.createUser("visitor", List.of("read-only")));
        Row row = new Row("visitor", "ListTables", "{}", "");
        while (server.send(KEYS.get("visitor"), "ListTables", "{}").statusCode() != 200) {
            Thread.onSpinWait();
        }
        commands.policy("detach", "read-only", "visitor");
        String answer = answer(row);
        while (answer.equals(ALLOWED)) {
            answer = answer(row);
        }
        assertThat(answer)
                .isEqualTo("User: arn:aws:iam::000000000000:user/visitor is not authorized to perform:"
                        + " dynamodb:ListTables on resource: arn:aws:dynamodb:us-east-1:000000000000:table/* because no"
                        + " identity-based policy allows the dynamodb:ListTables action");
        commands.user("delete", "visitor");
        HttpResponse<String> gone = server.send(KEYS.get("visitor"), "ListTables", "{}");
        while (gone.body().contains("AccessDenied")) {
            gone = server.send(KEYS.get("visitor"), "ListTables", "{}");
        }
        assertThat(gone.body())
                .isEqualTo("{\"__type\":\"com.amazon.coral.service#UnrecognizedClientException\",\"message\":\"The"
                        + " security token included in the request is invalid.\"}");
    }
}
