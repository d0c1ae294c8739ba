package io.partita.engine.cluster.consensus;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * Writes a second through a group of three members in this JVM, with some outstanding at a time, and the time that each
 * took; strong reads; and syncs of the device a second as a yardstick. The arguments: a directory, seconds for each number.
 */
final class GroupBenchmark {
    private static final long SECOND = 1_000_000_000L;

    private GroupBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(Path.of(arguments[0]), "groups");
        long nanos = Long.parseLong(arguments[1]) * SECOND;
        print("fdatasync of 4 KB: %.0f/s%n", syncs(directory.resolve("yardstick"), SECOND));
        try (LocalCluster cluster = new LocalCluster(directory.resolve("nodes"), 3, ConsensusOptions.DEFAULT)) {
            cluster.startAll();
            cluster.apply(Rows.createTable());
            RaftGroup leader = cluster.group(cluster.leader());
            write(leader, 128, 3 * SECOND);
            for (int outstanding : new int[] {1, 16, 128, 512}) {
                report(outstanding + " writes outstanding", write(leader, outstanding, nanos), nanos);
            }
            for (int threads : new int[] {1, 16, 64}) {
                report(threads + " strong reads at a time", read(leader, threads, nanos), nanos);
            }
        }
        print("fdatasync of 4 KB: %.0f/s%n", syncs(directory.resolve("yardstick"), SECOND));
        DurableText.remove(directory);
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    private static void report(String what, List<Long> latencies, long nanos) {
        long[] sorted = latencies.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        print(
                "%s: %.0f/s, p50 %.2f ms, p99 %.2f ms%n",
                what,
                sorted.length * (double) SECOND / nanos,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6);
    }

    private record Started(Proposal proposal, long at) {}

    private static List<Long> write(RaftGroup leader, int outstanding, long nanos) {
        List<Long> latencies = new ArrayList<>();
        Queue<Started> window = new ArrayDeque<>();
        String value = Samples.text(200);
        long end = System.nanoTime() + nanos;
        for (long i = 0; System.nanoTime() < end; i++) {
            Command put = Rows.put(leader.replica(), "key" + i % 100_000, value);
            window.add(new Started(leader.propose(List.of(put)).get(0), System.nanoTime()));
            if (window.size() >= outstanding) {
                finish(window.remove(), latencies);
            }
        }
        while (!window.isEmpty()) {
            finish(window.remove(), new ArrayList<>());
        }
        return latencies;
    }

    private static void finish(Started started, List<Long> latencies) {
        started.proposal().await();
        latencies.add(System.nanoTime() - started.at());
    }

    private static List<Long> read(RaftGroup group, int threads, long nanos) throws InterruptedException {
        List<List<Long>> latencies = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        for (int i = 0; i < threads; i++) {
            List<Long> mine = new ArrayList<>();
            latencies.add(mine);
            Thread reader = new Thread(() -> {
                for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                    group.readBarrier();
                    mine.add(System.nanoTime() - start);
                }
            });
            readers.add(reader);
            reader.start();
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return latencies.stream().flatMap(List::stream).toList();
    }

    private static double syncs(Path file, long nanos) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long end = System.nanoTime() + nanos;
            int count = 0;
            while (System.nanoTime() < end) {
                channel.write(ByteBuffer.allocate(4096), 0);
                channel.force(false);
                count++;
            }
            return count * (double) SECOND / nanos;
        }
    }
}
