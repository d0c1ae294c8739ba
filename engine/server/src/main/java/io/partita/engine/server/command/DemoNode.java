package io.partita.engine.server.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One of the processes of a demonstration. */
final class DemoNode {
    /** Below those that the system gives to connections. */
    private static final int FIRST_PORT = 7_100;

    private static final int LAST_PORT = 32_000;

    /** For requests of other processes, for members of groups, and to say that it is ready. */
    private static final int PORTS = 3;

    /** Since when Java says so when a library of the machine is used. */
    private static final int NATIVE_ACCESS_IS_ASKED = 24;

    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ORDERLY_END = Duration.ofSeconds(15);

    private final String name;
    private final int port;
    private final List<Integer> internal;
    private final int position;
    private final Path directory;
    private @Nullable Process process;

    /**
     * A process that is to be started.
     *
     * @param port where it answers
     * @param internal the ports of all, of which each has the {@value PORTS} from there on
     * @param position which of all it is
     */
    DemoNode(String name, int port, List<Integer> internal, int position, Path directory) {
        this.name = name;
        this.port = port;
        this.internal = internal;
        this.position = position;
        this.directory = directory;
    }

    /** Ports behind each of which there are others that nobody listens at either. */
    static List<Integer> freePorts(int nodes) throws IOException {
        List<Integer> free = new ArrayList<>();
        for (int first = FIRST_PORT; free.size() < nodes; first += PORTS) {
            if (first > LAST_PORT) {
                throw new IOException("no ports are free between " + FIRST_PORT + " and " + LAST_PORT);
            } else if (areFree(first)) {
                free.add(first);
            }
        }
        return free;
    }

    private static boolean areFree(int first) {
        for (int i = 0; i < PORTS; i++) {
            try (ServerSocket socket = new ServerSocket(first + i, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    String name() {
        return name;
    }

    /** Where it answers. */
    String answering() {
        return "127.0.0.1:" + port;
    }

    /** The id of the process. */
    long process() {
        return process == null ? -1 : process.pid();
    }

    /** @param main the class of the command {@code partita} */
    void start(Class<?> main) throws IOException {
        String join = internal.stream().map(first -> "127.0.0.1:" + first).collect(Collectors.joining(","));
        int first = internal.get(position);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx384m");
        if (Runtime.version().feature() >= NATIVE_ACCESS_IS_ASKED) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(
                "node",
                "--data=" + directory.resolve(name),
                "--node-id=" + name,
                "--zone=zone-" + (position + 1),
                "--listen=127.0.0.1:" + first,
                "--join=" + join,
                "--port=" + port,
                "--management-port=" + (first + 2),
                "--no-auth"));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private Path log() {
        return directory.resolve(name + ".log");
    }

    /** @throws IOException if it has ended, or is not ready in time */
    void awaitReady(Duration patience) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().connectTimeout(PROBE).build();
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + (internal.get(position) + 2) + "/ready"))
                .timeout(PROBE)
                .build();
        long start = System.nanoTime();
        while (!isReady(client, request)) {
            Process started = process;
            if (started == null || !started.isAlive()) {
                throw new IOException("node " + name + " has ended: " + lastWords());
            } else if (System.nanoTime() - start > patience.toNanos()) {
                throw new IOException(
                        "node " + name + " is not ready after " + patience.toSeconds() + " s: " + lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        }
    }

    private static boolean isReady(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log(), StandardCharsets.UTF_8);
        return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
    }

    void stop() {
        if (process != null) {
            process.destroy();
        }
    }

    void awaitEnd() {
        Process started = process;
        try {
            if (started != null && !started.waitFor(ORDERLY_END.toMillis(), TimeUnit.MILLISECONDS)) {
                started.destroyForcibly();
            }
        } catch (InterruptedException e) {
            started.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
