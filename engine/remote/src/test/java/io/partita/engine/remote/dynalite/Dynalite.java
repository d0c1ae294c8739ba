package io.partita.engine.remote.dynalite;

import io.partita.engine.api.ItemStore;
import io.partita.engine.api.StoreLocation;
import io.partita.engine.api.endpoint.Credentials;
import io.partita.engine.api.endpoint.EndpointOptions;
import io.partita.engine.api.endpoint.Secret;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.remote.RemoteItemStoreProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A process of dynalite on a free port, from the npm registry. */
public final class Dynalite implements AutoCloseable {
    private static final String VERSION = "4.0.0";
    private static final Path FOLDER = Path.of("target", "dynalite");

    private final Process process;
    private final URI address;

    private Dynalite(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it, and installs it before if it is not there; one at a time, so that two take neither the same port nor folder. */
    public static synchronized Dynalite start() {
        try {
            Path script = FOLDER.resolve("node_modules/dynalite/cli.js");
            if (!Files.exists(script)) {
                install();
            }
            Process process = new ProcessBuilder(List.of(
                            "node",
                            script.toString(),
                            "--host=127.0.0.1",
                            "--port=" + freePort(),
                            "--createTableMs=5",
                            "--updateTableMs=5",
                            "--deleteTableMs=5"))
                    .redirectErrorStream(true)
                    .start();
            return new Dynalite(process, address(process));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** It takes none of its own choice. */
    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private static void install() throws IOException {
        Files.createDirectories(FOLDER);
        Process npm = new ProcessBuilder(
                        "npm",
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "--prefix",
                        FOLDER.toString(),
                        "dynalite@" + VERSION)
                // Of its own: what it did to streams that it shared with this process would hit this process too.
                .redirectErrorStream(true)
                .start();
        try {
            String output = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (npm.waitFor() != 0) {
                throw new IOException("npm has not installed dynalite: " + output);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** It prints where it listens once it does. */
    private static URI address(Process process) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null || !line.contains("http://")) {
            throw new IOException("dynalite has not started: " + line);
        }
        return URI.create(line.substring(line.indexOf("http://")).strip());
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /** A store over it. */
    public ItemStore store() {
        EndpointOptions options = EndpointOptions.DEFAULT.withCredentials(
                new Credentials.AccessKey("anybody", new Secret("anything"), null));
        return RemoteItemStoreProvider.open(new StoreLocation.Endpoint(List.of(address), options), Dynalite::pause);
    }

    /** What it does at all it does soon. */
    private static void pause(int looks) {
        if (looks > 400) {
            throw new StoreException(ErrorCode.UNKNOWN_OUTCOME, "the table has not become what was asked for");
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
