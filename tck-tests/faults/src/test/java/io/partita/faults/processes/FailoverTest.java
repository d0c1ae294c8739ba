package io.partita.faults.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process that leads is killed again and again; how long nobody's write is acknowledged is printed. */
@Tag("cluster")
class FailoverTest {
    private static final int KILLS = Integer.getInteger("processes.kills", 3);
    private static final int CLIENTS = 4;
    private static final int WARM_UP = 200;
    private static final long SETTLE_NANOS = 1_500_000_000;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void everyKillOfTheLeaderIsFollowedByAnotherLeader() throws Exception {
        List<Long> pauses = new ArrayList<>();
        try (Cluster cluster = new Cluster(directory, 3)) {
            cluster.start();
            List<Request> history;
            try (Load load = new Load(cluster, CLIENTS, 1)) {
                load.awaitWrites(WARM_UP);
                for (int i = 0; i < KILLS; i++) {
                    pauses.add(kill(cluster, load));
                }
                history = load.stop();
                System.out.println("FailoverTest: " + load.summary());
            }
            Map<String, Long> end = FinalState.read(cluster.urlFrom(0), true);
            assertThat(new HistoryCheck(history, end).violations()).isEmpty();
        }
        pauses.sort(null);
        System.out.printf(
                "FailoverTest: %d kills of the leader, no write acknowledged for %.2f s at best, %.2f s in the median,"
                        + " %.2f s at worst; all: %s%n",
                KILLS,
                pauses.get(0) / 1e9,
                pauses.get(KILLS / 2) / 1e9,
                pauses.get(KILLS - 1) / 1e9,
                pauses.stream().map(pause -> "%.2f".formatted(pause / 1e9)).toList());
    }

    private static long kill(Cluster cluster, Load load) throws Exception {
        LockSupport.parkNanos(SETTLE_NANOS);
        int leader = cluster.leader();
        assertThat(leader).as("somebody leads").isNotNegative();
        Acknowledgements acknowledgements = load.acknowledgements();
        acknowledgements.begin();
        cluster.node(leader).kill();
        load.awaitWrites(50);
        long pause = acknowledgements.longestPause();
        cluster.node(leader).start();
        new Recovery(cluster).await();
        return pause;
    }
}
