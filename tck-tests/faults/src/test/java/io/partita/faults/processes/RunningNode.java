package io.partita.faults.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.partita.shell.PartitaCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One {@code partita node}, which may be killed, stopped and started again. */
final class RunningNode {
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final int LAST_LINES = 15;

    private final String name;
    private final List<String> javaOptions;
    private final Path configuration;
    private final Path log;
    private final int managementPort;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PROBE).build();
    private @Nullable Process process;
    private String lastAnswer = "";

    /**
     * A process that does not run yet.
     *
     * @param configuration the file of its options
     * @param log what it prints
     */
    RunningNode(String name, List<String> javaOptions, Path configuration, Path log, int managementPort) {
        this.name = name;
        this.javaOptions = javaOptions;
        this.configuration = configuration;
        this.log = log;
        this.managementPort = managementPort;
    }

    void start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Small and quick to start: up to five of them share a machine of two cores with whoever asks them.
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(javaOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PartitaCommand.class.getName()));
        command.addAll(List.of("node", "--config", configuration.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    String name() {
        return name;
    }

    boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** As {@code kill -9}. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** In order, as {@code kill}. */
    void stop() {
        if (process != null) {
            process.destroy();
        }
    }

    /** It is killed if it takes long. */
    void awaitEnd() {
        if (process != null) {
            process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
            kill();
        }
    }

    /** The process stands still from here on, and does not know it. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        if (process != null) {
            new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    boolean isReady() throws InterruptedException {
        return told("/ready") != null;
    }

    /** How many partitions it knows of. */
    long partitions() throws InterruptedException {
        String metrics = told("/metrics");
        return metrics == null
                ? 0
                : metrics.lines()
                        .filter(line -> line.startsWith("partita_cluster_partitions{"))
                        .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum();
    }

    /** Whether it says that it leads replica set 0. */
    boolean leads() throws InterruptedException {
        String metrics = told("/metrics");
        return metrics != null && metrics.contains("partita_leads_metadata 1");
    }

    private @Nullable String told(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort + path))
                .timeout(PROBE)
                .build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            lastAnswer = answer.body().strip();
            return answer.statusCode() == 200 ? answer.body() : null;
        } catch (IOException notThere) {
            lastAnswer = String.valueOf(notThere.getMessage());
            return null;
        }
    }

    /** What it last said of itself, where its threads are, and the end of what it printed. */
    String lastWords() {
        try {
            List<String> lines = new ArrayList<>(List.of(lastAnswer));
            lines.addAll(threads());
            lines.addAll(printed());
            return String.join("\n  ", lines);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private List<String> printed() throws IOException {
        List<String> lines = Files.readAllLines(log, UTF_8);
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }

    /** None if the process does not run any more. */
    private List<String> threads() throws IOException {
        if (process == null || !process.isAlive()) {
            return List.of();
        }
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process dump = new ProcessBuilder(jcmd, String.valueOf(process.pid()), "Thread.print").start();
        return new String(dump.getInputStream().readAllBytes(), UTF_8).lines().toList();
    }
}
