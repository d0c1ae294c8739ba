package io.partita.engine.cluster.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.partition.Replica;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final int ROWS = 60;

    @TempDir
    private Path directory;

    private static void fill(LocalCluster cluster, int round) {
        for (int i = 0; i < ROWS; i++) {
            Replica replica = cluster.group(cluster.leader()).replica();
            cluster.apply(Rows.put(replica, "key" + round + "-" + i, Samples.text(200) + i));
        }
    }

    private static void checkFilled(LocalCluster cluster, int node, int rounds) {
        cluster.catchUp(node);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < ROWS; i++) {
                assertThat(Rows.value(cluster.group(node).replica(), "key" + round + "-" + i))
                        .as("key%d-%d at node %d", round, i, node)
                        .isEqualTo(Samples.value(Samples.text(200) + i));
            }
        }
    }

    /** Two snapshots, because the log is cut off behind the last but one. */
    private static void cutLogs(LocalCluster cluster, List<Integer> nodes) {
        for (int i = 0; i < 2; i++) {
            cluster.apply(Rows.put(cluster.group(cluster.leader()).replica(), "cut", i));
            for (int node : nodes) {
                cluster.catchUp(node);
                cluster.group(node).snapshot();
            }
        }
    }

    @Test
    void aMemberThatLagsBehindTheLogGetsASnapshot() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            fill(cluster, 0);
            int lagging = cluster.follower();
            cluster.catchUp(lagging);
            cluster.stop(lagging);
            fill(cluster, 1);
            cutLogs(cluster, Stream.of(0, 1, 2).filter(node -> node != lagging).toList());
            fill(cluster, 2);
            cluster.start(lagging);
            AtomicInteger replaced = new AtomicInteger();
            cluster.group(lagging).onReplica(replica -> replaced.incrementAndGet());
            checkFilled(cluster, lagging, 3);
            assertThat(directory(cluster, lagging, "store-1")).exists();
            assertThat(directory(cluster, lagging, "store-0")).doesNotExist();
            assertThat(replaced).hasValueLessThanOrEqualTo(1);
            cluster.stop(lagging);
            cluster.start(lagging);
            checkFilled(cluster, lagging, 3);
        }
    }

    @Test
    void aMemberWithAnEmptyDirectoryIsAddedAndFilled() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            fill(cluster, 0);
            int wiped = cluster.follower();
            cluster.kill(wiped);
            cluster.group(cluster.leader()).membership().remove(cluster.peer(wiped));
            DurableText.remove(cluster.directory(wiped));
            cutLogs(cluster, Stream.of(0, 1, 2).filter(node -> node != wiped).toList());
            cluster.startAlone(wiped);
            cluster.group(cluster.leader()).membership().add(cluster.peer(wiped));
            checkFilled(cluster, wiped, 1);
            assertThat(directory(cluster, wiped, "store-1")).exists();
        }
    }

    @Test
    void logsAreCutOffByTheirBytes() {
        ConsensusOptions options = new ConsensusOptions(
                Duration.ofMillis(300), Duration.ofSeconds(5), null, 32 << 20, new SnapshotOptions(20_000, 64 << 20));
        try (LocalCluster cluster = new LocalCluster(directory, 3, options)) {
            cluster.startAll();
            cluster.apply(Rows.createTable());
            for (int round = 0; round < 4; round++) {
                fill(cluster, round);
            }
            for (int node = 0; node < 3; node++) {
                int member = node;
                LocalCluster.awaitTrue("a snapshot", () -> hasSnapshot(cluster, member));
            }
            cluster.stopAll();
            cluster.startAll();
            for (int node = 0; node < 3; node++) {
                checkFilled(cluster, node, 4);
            }
        }
    }

    private static boolean hasSnapshot(LocalCluster cluster, int node) {
        try (Stream<Path> files = Files.list(directory(cluster, node, "snapshots"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("snapshot_"));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path directory(LocalCluster cluster, int node, String name) {
        return cluster.directory(node).resolve(name);
    }

    /** A lost store is made anew from the member's own snapshot and log. */
    @Test
    void aStoreThatIsGoneIsMadeAnew() {
        try (LocalCluster cluster = LocalCluster.started(directory, 1)) {
            cluster.apply(Rows.createTable());
            fill(cluster, 0);
            cutLogs(cluster, List.of(0));
            fill(cluster, 1);
            cluster.stop(0);
            DurableText.remove(directory(cluster, 0, "store-0"));
            cluster.start(0);
            cluster.leader();
            checkFilled(cluster, 0, 2);
        }
    }

    @Test
    void aDamagedSnapshotIsRefused() throws IOException {
        try (LocalCluster cluster = LocalCluster.started(directory, 1)) {
            cluster.apply(Rows.createTable());
            fill(cluster, 0);
            cutLogs(cluster, List.of(0));
            cluster.stop(0);
            DurableText.remove(directory(cluster, 0, "store-0"));
            flipEveryTable(directory(cluster, 0, "snapshots"));
            StoreException refused = catchThrowableOfType(StoreException.class, () -> cluster.start(0));
            assertThat(refused.code()).isEqualTo(ErrorCode.CORRUPTION);
            assertThat(refused).hasMessageContaining("is not as it was written");
        }
    }

    private static void flipEveryTable(Path snapshots) throws IOException {
        List<Path> tables = new ArrayList<>();
        try (Stream<Path> files = Files.walk(snapshots)) {
            files.filter(file -> file.toString().endsWith(".sst")).forEach(tables::add);
        }
        assertThat(tables).isNotEmpty();
        for (Path table : tables) {
            try (RandomAccessFile file = new RandomAccessFile(table.toFile(), "rw")) {
                long place = new Random(1).nextLong(file.length());
                file.seek(place);
                int was = file.read();
                file.seek(place);
                file.write(was ^ 1);
            }
        }
    }
}
