package io.partita.faults.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.faults.processes.Request.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All processes are stopped and started again, one after the other, and no client is told of a failure. */
@Tag("cluster")
class RollingRestartTest {
    private static final int CLIENTS = 6;
    private static final int WRITES = 200;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void nobodyNotices() throws Exception {
        try (Cluster cluster = new Cluster(directory, 3)) {
            cluster.start();
            List<Request> history;
            try (Load load = new Load(cluster, CLIENTS, 1)) {
                load.awaitWrites(WRITES);
                for (int node = 0; node < cluster.size(); node++) {
                    restart(cluster, load, node);
                }
                history = load.stop();
                System.out.println("RollingRestartTest: " + load.summary());
            }
            assertThat(history).extracting(Request::outcome).containsOnly(Outcome.DONE);
            Map<String, Long> end = FinalState.read(cluster.urlFrom(0), true);
            assertThat(new HistoryCheck(history, end).violations()).isEmpty();
        }
    }

    private static void restart(Cluster cluster, Load load, int node) throws Exception {
        Acknowledgements acknowledgements = load.acknowledgements();
        acknowledgements.begin();
        cluster.node(node).stop();
        cluster.node(node).awaitEnd();
        load.awaitWrites(WRITES);
        cluster.node(node).start();
        cluster.awaitReady(node);
        load.awaitWrites(WRITES);
        System.out.printf(
                "  %s was restarted; no write acknowledged for %.2f s at most%n",
                cluster.node(node).name(), acknowledgements.longestPause() / 1e9);
    }
}
