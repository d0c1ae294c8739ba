package io.partita.faults.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three and five real processes under load, to which one fault happens after the other. The order of faults follows from a seed
 * that is printed; {@code -Dpartita.seed=N} has them in the same order again, at about the same times.
 */
@Tag("cluster")
class ProcessFaultsTest {
    private static final int CLIENTS = 6;
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("processes.seconds", 60));

    /** How long a fault lasts: about as long as it takes to elect another leader, or several times that. */
    private static final int SHORTEST_MILLIS = 500;

    private static final int LONGEST_MILLIS = 5_000;
    private static final int WARM_UP = 200;

    /** Partitions are split when they are small, and then move to sets that host fewer, whatever else happens. */
    private static final String SPLITS = "split-size = 1MB\n";

    /** Of the table and its index, before. */
    private static final long PARTITIONS = 8;

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {3, 5})
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void nothingIsLostOrDoneTwiceOrOld(int count) throws Exception {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.printf("%d processes: -Dpartita.seed=%d%n", count, seed);
        List<Fault> faults = new ArrayList<>(Arrays.asList(Fault.values()));
        try (Cluster cluster = new Cluster(directory, count, SPLITS)) {
            faults.removeIf(fault -> !fault.isPossible(cluster));
            check(cluster, faults, seed);
            long partitions = cluster.node(0).partitions();
            System.out.println("  " + partitions + " partitions at the end");
            assertThat(partitions).as("partitions, after splits").isGreaterThan(PARTITIONS);
        }
    }

    /**
     * Strong reads from leases, which are over when a process goes on that has stood still, or is heard again. A member that is killed
     * has to stay away as long as a lease lasts, so nobody is killed here.
     */
    @Test
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void leasesShowNothingOldAfterAPause() throws Exception {
        long seed = Long.getLong("partita.seed", System.nanoTime());
        System.out.printf("3 processes with leases: -Dpartita.seed=%d%n", seed);
        try (Cluster cluster = new Cluster(directory, 3, "lease-reads = true\nclock-drift = 20\n")) {
            check(cluster, List.of(Fault.FREEZE, Fault.ISOLATE, Fault.DEAFEN), seed);
        }
    }

    private static void check(Cluster cluster, List<Fault> faults, long seed) throws Exception {
        int count = cluster.size();
        cluster.start();
        List<Request> history;
        try (Load load = new Load(cluster, CLIENTS, seed)) {
            load.awaitWrites(WARM_UP);
            happen(faults, cluster, load, new Random(seed));
            history = load.stop();
            System.out.println("  " + load.summary());
        }
        Map<String, Long> end = FinalState.read(cluster.urlFrom(0), true);
        assertThat(new HistoryCheck(history, end).violations()).isEmpty();
        awaitIndex(cluster, end);
        for (int node = 0; node < count; node++) {
            assertThat(FinalState.read(cluster.url(node), false))
                    .as("what process " + node + " has itself")
                    .isEqualTo(end);
        }
    }

    private static void awaitIndex(Cluster cluster, Map<String, Long> items) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Map<String, Long> indexed = FinalState.readIndex(cluster.urlFrom(0));
        while (!indexed.equals(items) && System.nanoTime() < deadline) {
            indexed = FinalState.readIndex(cluster.urlFrom(0));
        }
        assertThat(indexed).as("what the index has").isEqualTo(items);
    }

    private static void happen(List<Fault> possible, Cluster cluster, Load load, Random random) throws Exception {
        long start = System.nanoTime();
        List<Fault> order = new ArrayList<>();
        while (System.nanoTime() - start < TIME.toNanos() / 2) {
            if (order.isEmpty()) {
                // Each once, before any of them twice.
                order.addAll(possible);
                Collections.shuffle(order, random);
            }
            happen(order.remove(0), cluster, load, random, start);
        }
    }

    private static void happen(Fault fault, Cluster cluster, Load load, Random random, long start) throws Exception {
        int anybody = random.nextInt(cluster.size());
        boolean ofLeader = random.nextInt(3) < 2;
        int millis = SHORTEST_MILLIS + random.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS);
        int leader = cluster.leader();
        int victim = fault.victim(cluster, ofLeader && leader >= 0 ? leader : anybody);
        Acknowledgements acknowledgements = load.acknowledgements();
        acknowledgements.begin();
        long begin = System.nanoTime();
        fault.begin(cluster, victim);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
        fault.end(cluster, victim);
        long ended = System.nanoTime();
        new Recovery(cluster).await();
        long well = System.nanoTime();
        load.check();
        System.out.printf(
                "  %5.1f s: %s%s %s for %.1f s; no write acknowledged for %.2f s at most; all well %.1f s after%n",
                (begin - start) / 1e9,
                cluster.node(victim).name(),
                victim == leader ? ", which leads," : "",
                fault,
                (ended - begin) / 1e9,
                acknowledgements.longestPause() / 1e9,
                (well - ended) / 1e9);
    }
}
