package io.partita.engine.cluster.messaging;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A process of its own that answers each request with itself, except empty ones, which it never answers. */
final class AnsweringProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private AnsweringProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param port 0 for any */
    static AnsweringProcess start(int port) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnsweringProcess.class.getName(),
                        Integer.toString(port)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader(StandardCharsets.US_ASCII);
        return new AnsweringProcess(process, Integer.parseInt(output.readLine()));
    }

    /** Ends with the process that has started it. */
    public static void main(String[] arguments) throws IOException {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        MessageListener listener = Exchange.listen(
                Integer.parseInt(arguments[0]),
                request -> request.length == 0 ? new CompletableFuture<>() : Exchange.ECHO.handle(request),
                executor,
                Exchange.OPTIONS);
        System.out.println(listener.port());
        while (System.in.read() >= 0) {
            // Nobody says anything; the end is what is waited for.
        }
        System.exit(0);
    }

    int port() {
        return port;
    }

    /** Sends it a signal, by name. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        if (kill.waitFor() != 0) {
            throw new IOException("no signal " + name + " was sent");
        }
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }
}
