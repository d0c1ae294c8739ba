package io.partita.tck.benchmark;

import io.partita.engine.server.command.ServerCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** A server of the protocol in a process of its own, which asks nobody who they are. */
final class ServedPeer implements AutoCloseable {
    private final String name;
    private final URI uri;
    private final Process process;

    private ServedPeer(String name, URI uri, Process process) {
        this.name = name;
        this.uri = uri;
        this.process = process;
    }

    /** The process of our server. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ServerCommand()).execute(arguments));
    }

    static ServedPeer inMemory() throws IOException {
        return ours("Partita (mem)", List.of("--memory"));
    }

    static ServedPeer onDisk(Path directory) throws IOException {
        return ours("Partita (file)", List.of("--data", directory.toString()));
    }

    private static ServedPeer ours(String name, List<String> place) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServedPeer.class.getName(),
                "--no-auth",
                "--port",
                String.valueOf(port)));
        command.addAll(place);
        return start(name, port, command, "JDBC");
    }

    /**
     * The implementation in JavaScript.
     *
     * @param script its command line, for instance {@code node_modules/dynalite/cli.js}
     */
    static ServedPeer dynalite(Path script) throws IOException {
        int port = freePort();
        return start(
                "dynalite (mem)",
                port,
                List.of("node", script.toString(), "--port", String.valueOf(port), "--createTableMs", "0"),
                "istening");
    }

    private static ServedPeer start(String name, int port, List<String> command, String ready) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.contains(ready)) {
                return new ServedPeer(name, URI.create("http://127.0.0.1:" + port), process);
            }
        }
        throw new IOException(name + " did not start: " + command);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String name() {
        return name;
    }

    URI uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
