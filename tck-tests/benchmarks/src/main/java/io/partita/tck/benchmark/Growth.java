package io.partita.tck.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/** A table of one partition is split while it is written, and its partitions move to a node that joins: how long writes wait meanwhile. */
final class Growth {
    private static final int CLIENTS = 8;
    private static final int KEYS = 30_000;
    private static final int PARTITIONS = 6;

    /** The nodes that found the cluster have the sets up to this one. */
    private static final int FOUNDED_SETS = 3;

    private static final String TABLE = "growing";
    private static final String HOSTED = "partita_cluster_partitions";
    private static final String MOVING = "partita_cluster_partitions_moving";

    private final Report report;
    private final Path directory;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final LongAccumulator longest = new LongAccumulator(Math::max, 0);

    Growth(Report report, Path directory) {
        this.report = report;
        this.directory = directory;
    }

    void run() throws IOException, InterruptedException {
        try (PartitaNodes nodes = PartitaNodes.start(directory, List.of("--split-size=1MB"))) {
            try (ItemRequests requests = new ItemRequests(nodes.port(0), 0)) {
                requests.createTable(TABLE);
            }
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                Thread client = new Thread(() -> write(nodes.port(first % FOUNDED_SETS), first), "client-" + i);
                client.setDaemon(true);
                client.start();
                clients.add(client);
            }
            report.heading("a table of one partition under " + CLIENTS + " writers, with partitions of 1 MB at most");
            observe("split in " + PARTITIONS + ", which spread", () -> sum(nodes.metric(0, HOSTED)) >= PARTITIONS);
            nodes.grow();
            observe(
                    "moved to a node that joins, in part",
                    () -> nodes.metric(0, HOSTED).entrySet().stream()
                                    .anyMatch(set -> Integer.parseInt(set.getKey()) > FOUNDED_SETS)
                            && nodes.metric(0, MOVING).isEmpty());
            report.line("  partitions of the replica sets at the end: %s", nodes.metric(0, HOSTED));
            stopped.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
    }

    /** Something that is waited for. */
    private interface Event {
        boolean hasHappened() throws InterruptedException;
    }

    private void observe(String name, Event event) throws InterruptedException {
        longest.reset();
        long before = count.get();
        long start = System.nanoTime();
        while (!event.hasHappened()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        report.line(
                "  %-40s after %.1f s, %,.0f writes a second, %d failed, the longest took %.0f ms",
                name, seconds, (count.get() - before) / seconds, failed.get(), longest.get() / 1e6);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private void write(int port, int seed) {
        while (!stopped.get()) {
            try (ItemRequests requests = new ItemRequests(port, seed)) {
                while (!stopped.get()) {
                    long start = System.nanoTime();
                    requests.put(TABLE, KEYS);
                    longest.accumulate(System.nanoTime() - start);
                    count.incrementAndGet();
                }
            } catch (IOException refused) {
                failed.incrementAndGet();
            }
        }
    }
}
