package io.partita.engine.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.cluster.embedded.EmbeddedItemStoreProvider;
import io.partita.engine.server.protocol.Authentication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Requests and their exact answers, from text files, over HTTP. A case is {@code # name}, the operation, the request in
 * one line, and the answer in one line: {@code 200} and JSON, or the type of an error and its text. The cases of a file
 * go to one server, one after the other. {@code -Dcases.record=true} writes what is answered into the files.
 */
class OperationCasesTest {
    private static final Path FILES = Path.of("src/test/resources/io/partita/engine/server/cases");
    private static final boolean RECORD = Boolean.getBoolean("cases.record");

    private final HttpClient client = HttpClient.newHttpClient();

    private record Case(String name, String operation, String request, String answer) {}

    @TestFactory
    Stream<DynamicContainer> cases() throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(FILES)) {
            files = listed.sorted().toList();
        }
        return files.stream()
                .map(file ->
                        DynamicContainer.dynamicContainer(file.getFileName().toString(), tests(file)));
    }

    private Stream<? extends DynamicNode> tests(Path file) {
        try {
            ItemStore store = new EmbeddedItemStoreProvider().open(new StoreLocation.Memory());
            PartitaServer server = PartitaServer.open(
                    store,
                    ServerOptions.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), Authentication.NONE));
            URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + "/");
            List<Case> recorded = new ArrayList<>();
            List<DynamicTest> tests = new ArrayList<>();
            for (Case each : parse(Files.readAllLines(file))) {
                tests.add(dynamicTest(each.name(), () -> {
                    String answer = ask(uri, each);
                    recorded.add(new Case(each.name(), each.operation(), each.request(), answer));
                    if (!RECORD) {
                        assertThat(comparable(answer)).as(each.request()).isEqualTo(comparable(each.answer()));
                    }
                }));
            }
            tests.add(dynamicTest("the server ends", () -> {
                server.close();
                store.close();
                if (RECORD) {
                    write(file, recorded);
                }
                assertThat(recorded).isNotEmpty();
            }));
            return tests.stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Case> parse(List<String> lines) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("# ")) {
                String answer = i + 3 < lines.size() ? lines.get(i + 3) : "";
                cases.add(new Case(lines.get(i).substring(2), lines.get(i + 1), lines.get(i + 2), answer));
            }
        }
        return cases;
    }

    private static void write(Path file, List<Case> cases) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Case each : cases) {
            lines.addAll(List.of("# " + each.name(), each.operation(), each.request(), each.answer(), ""));
        }
        Files.write(file, lines);
    }

    private String ask(URI uri, Case each) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", "DynamoDB_20120810." + each.operation())
                .POST(HttpRequest.BodyPublishers.ofString(each.request()))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return response.statusCode() + " " + response.body();
    }

    /** What changes from run to run is left out. */
    private static Object comparable(String answer) throws IOException {
        int space = answer.indexOf(' ');
        String body = answer.substring(space + 1)
                .replaceAll("\"(CreationDateTime|LastUpdateToPayPerRequestDateTime)\":[0-9.E]+", "\"$1\":0")
                .replaceAll("\"TableId\":\"[^\"]+\"", "\"TableId\":\"\"");
        return List.of(answer.substring(0, space), Json.parse(body));
    }
}
