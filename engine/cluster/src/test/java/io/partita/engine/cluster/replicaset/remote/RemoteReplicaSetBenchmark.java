package io.partita.engine.cluster.replicaset.remote;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.consensus.RaftGroup;
import io.partita.engine.cluster.consensus.Rows;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replicaset.IndexBacklog;
import io.partita.engine.cluster.replicaset.LocalReplicaSet;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;

/**
 * What it costs that a set is in other processes: writes and reads of three members in this JVM, at the leader's replica
 * itself and over sockets. The arguments: a directory, and the seconds for each number.
 */
final class RemoteReplicaSetBenchmark {
    private static final long SECOND = 1_000_000_000L;
    private static final int KEYS = 10_000;

    private final Replica replica;
    private final long nanos;

    private RemoteReplicaSetBenchmark(Replica replica, long nanos) {
        this.replica = replica;
        this.nanos = nanos;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory(Path.of(arguments[0]), "sets");
        try (RemoteCluster cluster = new RemoteCluster(directory)) {
            cluster.groups().apply(Rows.createTable());
            RaftGroup leader = cluster.groups().group(cluster.groups().leader());
            RemoteReplicaSetBenchmark benchmark =
                    new RemoteReplicaSetBenchmark(leader.replica(), Long.parseLong(arguments[1]) * SECOND);
            ReplicaSet local = new LocalReplicaSet(leader, leader::replica, IndexBacklog.IGNORED);
            ReplicaSet remote = cluster.client();
            benchmark.write(local, 128);
            benchmark.write(remote, 128);
            for (int outstanding : new int[] {1, 16, 128, 512}) {
                print(outstanding + " writes under way, local", benchmark.write(local, outstanding));
                print(outstanding + " writes under way, remote", benchmark.write(remote, outstanding));
            }
            for (int threads : new int[] {1, 16, 64}) {
                print(threads + " strong reads at a time, local", benchmark.read(local, threads, true));
                print(threads + " strong reads at a time, remote", benchmark.read(remote, threads, true));
                print(threads + " other reads at a time, remote", benchmark.read(remote, threads, false));
            }
        }
    }

    private static void print(String what, List<Long> times) {
        long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        double seconds = Arrays.stream(sorted).sum() / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %d done, p50 %.2f ms, p99 %.2f ms, %.0f s of waiting%n",
                what,
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                seconds);
    }

    private record Started(Proposal proposal, long at) {}

    private List<Long> write(ReplicaSet set, int outstanding) {
        List<Long> times = new ArrayList<>();
        Queue<Started> window = new ArrayDeque<>();
        String value = Samples.text(200);
        long end = System.nanoTime() + nanos;
        for (long i = 0; System.nanoTime() < end; i++) {
            Command put = Rows.put(replica, "key" + i % KEYS, value);
            window.add(new Started(set.propose(List.of(put)).get(0), System.nanoTime()));
            if (window.size() >= outstanding) {
                finish(window.remove(), times);
            }
        }
        while (!window.isEmpty()) {
            finish(window.remove(), new ArrayList<>());
        }
        return times;
    }

    private static void finish(Started started, List<Long> times) {
        started.proposal().await();
        times.add(System.nanoTime() - started.at());
    }

    private List<Long> read(ReplicaSet set, int threads, boolean consistent) throws InterruptedException {
        List<List<Long>> times = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        for (int i = 0; i < threads; i++) {
            int first = i;
            List<Long> mine = new ArrayList<>();
            times.add(mine);
            Thread reader = new Thread(() -> {
                int key = first;
                for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                    set.get(Rows.storageKey(replica, "key" + key++ % KEYS), consistent);
                    mine.add(System.nanoTime() - start);
                }
            });
            readers.add(reader);
            reader.start();
        }
        for (Thread reader : readers) {
            reader.join();
        }
        return times.stream().flatMap(List::stream).toList();
    }
}
