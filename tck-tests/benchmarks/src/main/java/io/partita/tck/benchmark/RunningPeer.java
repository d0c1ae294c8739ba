package io.partita.tck.benchmark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A process of a cluster that is measured, which may be killed and started again. */
final class RunningPeer implements AutoCloseable {
    private final List<String> command;
    private final Path log;
    private @Nullable Process process;

    /** A process that does not run yet. */
    RunningPeer(List<String> command, Path log) {
        this.command = command;
        this.log = log;
    }

    /** The command line of a class of ours. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The first of some ports in a row that nobody listens at, below those that the system gives to connections. */
    static int freePorts(int from, int count) throws IOException {
        for (int first = from; first < 32_000; first += count) {
            if (areFree(first, count)) {
                return first;
            }
        }
        throw new IOException("no ports are free");
    }

    private static boolean areFree(int first, int count) {
        for (int i = 0; i < count; i++) {
            try (ServerSocket socket = new ServerSocket(first + i, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    void start() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** As {@code kill -9}. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
