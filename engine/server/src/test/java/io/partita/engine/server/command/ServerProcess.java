package io.partita.engine.server.command;

import io.partita.engine.server.signature.Client;
import io.partita.engine.server.signature.SignedRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;

/** {@code partita server} in a process of its own, as a user starts it, on ports that are free. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^:/]+:[0-9]+");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final URI address;
    private final URI management;

    /** An access key, as the commands show it. */
    record UserKey(String id, String secret) {}

    /** The process. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServerCommand()).execute(arguments));
    }

    ServerProcess(Path data, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName(),
                "--data",
                data.toString(),
                "--port",
                "0",
                "--management-port",
                "0"));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        address = address(output, "Partita answers ");
        management = address(output, "Management: ");
        Thread reading = new Thread(() -> output.lines().forEach(lines::add), "server-output");
        reading.setDaemon(true);
        reading.start();
    }

    private static URI address(BufferedReader output, String start) throws IOException {
        StringBuilder before = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher found = ADDRESS.matcher(line);
            if (line.startsWith(start) && found.find()) {
                return URI.create(found.group());
            }
            before.append(line).append('\n');
        }
        throw new IOException("the server has not started: " + before);
    }

    URI address() {
        return address;
    }

    Process process() {
        return process;
    }

    /** The next line that it prints behind its greeting. */
    String nextLine() throws InterruptedException {
        return lines.take();
    }

    /** Signs and sends a request of the protocol. */
    HttpResponse<String> send(UserKey key, String operation, String body) throws IOException, InterruptedException {
        Client client = new Client();
        client.time = Instant.now();
        client.scopeDate = client.time.toString().substring(0, 10).replace("-", "");
        client.without("Host").without("X-Amz-Target");
        client.with("Host", address.getAuthority()).with("X-Amz-Target", "DynamoDB_20120810." + operation);
        client.accessKeyId = key.id();
        client.secret = key.secret();
        client.body = body;
        SignedRequest request = client.signed();
        HttpRequest.Builder builder = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body));
        request.headers().stream()
                .filter(header -> !header.getKey().equals("Host"))
                .forEach(header -> builder.header(header.getKey(), header.getValue()));
        return HTTP.send(builder.build(), BodyHandlers.ofString());
    }

    /** What operators are told. */
    HttpResponse<String> management(String path) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(management.resolve(path)).build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
