package io.partita.engine.storage.rocks;

import io.partita.engine.storage.OrderedStore;
import io.partita.engine.storage.open.OrderedStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another JVM with a store open, which says on its output what it has done. */
final class StoreProcess implements AutoCloseable {
    private static final String READY = "ready";

    private final Process process;
    private final BufferedReader output;

    private StoreProcess(String task, Path directory, int first) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(List.of(
                        java,
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoreProcess.class.getName(),
                        task,
                        directory.toString(),
                        Integer.toString(first)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** A process that holds the store and does nothing. */
    static StoreProcess holding(Path directory) throws IOException {
        StoreProcess held = new StoreProcess("hold", directory, 0);
        if (!READY.equals(held.output.readLine())) {
            throw new IOException("the other process has not started");
        }
        return held;
    }

    /** A process that commits row after row, beginning with the given one. */
    static StoreProcess committing(Path directory, int first) throws IOException {
        return new StoreProcess("commit", directory, first);
    }

    long id() {
        return process.pid();
    }

    /**
     * Waits until some more rows are committed.
     *
     * @return how many there are altogether
     */
    int awaitAcknowledged(int rows) throws IOException {
        int last = 0;
        for (int i = 0; i < rows; i++) {
            String line = output.readLine();
            if (line == null) {
                throw new IOException("the other process has ended");
            }
            last = Integer.parseInt(line);
        }
        return last;
    }

    /**
     * Ends the process without a chance to tidy up.
     *
     * @return how many rows it had reported by then
     */
    int kill(int acknowledged) throws IOException {
        // The process' own method would also close its output here.
        process.toHandle().destroyForcibly();
        process.onExit().join();
        int last = acknowledged;
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            // The last line may have been cut off, and is then a smaller number.
            last = Math.max(last, Integer.parseInt(line));
        }
        return last;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        output.close();
    }

    public static void main(String[] arguments) throws IOException {
        try (OrderedStore store = OrderedStores.at(Path.of(arguments[1]))) {
            if (arguments[0].equals("hold")) {
                System.out.println(READY);
                System.out.flush();
                // Until the other side goes away.
                System.in.read();
                return;
            }
            for (int row = Integer.parseInt(arguments[2]); ; row++) {
                RocksStoreTest.fill(store, row, row + 1);
                System.out.println(row + 1);
                System.out.flush();
            }
        }
    }
}
