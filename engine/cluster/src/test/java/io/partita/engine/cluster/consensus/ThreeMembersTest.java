package io.partita.engine.cluster.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.partition.Replica;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreeMembersTest {
    @TempDir
    private Path directory;

    private static void fill(LocalCluster cluster, int from, int to) {
        for (int i = from; i < to; i++) {
            Replica replica = cluster.group(cluster.leader()).replica();
            cluster.apply(Rows.put(replica, "key" + i, i));
        }
    }

    private static void checkFilled(LocalCluster cluster, int node, int to) {
        cluster.catchUp(node);
        for (int i = 0; i < to; i++) {
            assertThat(Rows.value(cluster.group(node).replica(), "key" + i))
                    .as("key%d at node %d", i, node)
                    .isEqualTo(Samples.value(i));
        }
    }

    /** Everything in the replica's store. */
    static Map<String, String> contents(LocalCluster cluster, int node) {
        Map<String, String> rows = new TreeMap<>();
        try (var entries = cluster.group(node).replica().store().range(new byte[0], new byte[0], false)) {
            while (entries.next()) {
                rows.put(HexFormat.of().formatHex(entries.key()), HexFormat.of().formatHex(entries.value()));
            }
        }
        return rows;
    }

    @Test
    void everyMemberComesToTheSameStateAndKeepsIt() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            fill(cluster, 0, 40);
            for (int node = 0; node < 3; node++) {
                checkFilled(cluster, node, 40);
            }
            assertThat(contents(cluster, 1)).isEqualTo(contents(cluster, 0));
            assertThat(contents(cluster, 2)).isEqualTo(contents(cluster, 0));
            cluster.stopAll();
            cluster.startAll();
            fill(cluster, 40, 50);
            for (int node = 0; node < 3; node++) {
                checkFilled(cluster, node, 50);
            }
        }
    }

    @Test
    void whoeverLosesItsLeaderElectsAnother() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            fill(cluster, 0, 20);
            int killed = cluster.leader();
            cluster.kill(killed);
            fill(cluster, 20, 40);
            assertThat(cluster.leader()).isNotEqualTo(killed);
            cluster.start(killed);
            checkFilled(cluster, killed, 40);
        }
    }

    @Test
    void afterACloseInOrderAnotherLeadsAtOnce() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            RaftGroup other = cluster.group(cluster.follower());
            cluster.catchUp(cluster.follower());
            Peer leader = cluster.peer(cluster.leader());
            cluster.stop(cluster.leader());
            assertThat(other.membership().leader()).isNotEqualTo(leader);
            fill(cluster, 0, 5);
        }
    }

    @Test
    void leaseReadsSeeWhatWasAcknowledgedWhileNobodyFails() {
        ConsensusOptions options = LocalCluster.QUICK.withLeaseReads(new LeaseReads(25));
        try (LocalCluster cluster = new LocalCluster(directory, 3, options)) {
            cluster.startAll();
            cluster.apply(Rows.createTable());
            fill(cluster, 0, 10);
            for (int node = 0; node < 3; node++) {
                checkFilled(cluster, node, 10);
            }
        }
    }

    @Test
    void aFollowerRefusesAndSaysWhoLeads() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            int follower = cluster.follower();
            cluster.catchUp(follower);
            RaftGroup group = cluster.group(follower);
            StoreException refused = catchThrowableOfType(StoreException.class, () -> group.apply(Rows.createTable()));
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(group.membership().leader()).isEqualTo(cluster.peer(cluster.leader()));
            assertThat(refused).hasMessageContaining(cluster.peer(cluster.leader()) + " does");
        }
    }

    /** The first failure is that of a write that was under way, which may happen yet; the next ones have not happened. */
    @Test
    void withoutAMajorityNothingIsAcknowledged() throws InterruptedException {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            int leader = cluster.leader();
            RaftGroup group = cluster.group(leader);
            AtomicReference<@Nullable StoreException> failure = new AtomicReference<>();
            Thread writer = new Thread(() -> failure.set(writeUntilRefused(group)));
            writer.start();
            for (int node = 0; node < 3; node++) {
                if (node != leader) {
                    cluster.kill(node);
                }
            }
            writer.join();
            assertThat(Objects.requireNonNull(failure.get()).code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            LocalCluster.awaitTrue(
                    "the leader gives up", () -> !group.membership().isLeader());
            assertThat(writeUntilRefused(group).code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(catchThrowableOfType(StoreException.class, group::readBarrier)
                            .code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }

    private static StoreException writeUntilRefused(RaftGroup group) {
        while (true) {
            try {
                group.apply(Rows.put(group.replica(), "key", 1));
            } catch (StoreException e) {
                return e;
            }
        }
    }

    @Test
    void aMemberWhoseStoreFailsStopsAndTheOthersGoOn() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            fill(cluster, 0, 5);
            int failed = cluster.leader();
            RaftGroup group = cluster.group(failed);
            group.replica().store().close();
            StoreException outcome =
                    catchThrowableOfType(StoreException.class, () -> group.apply(Rows.put(group.replica(), "key5", 5)));
            assertThat(outcome.code()).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
            assertThat(group.failure()).hasMessageContaining("is closed");
            assertThat(writeUntilRefused(group))
                    .hasMessageContaining("has stopped")
                    .hasMessageContaining("is closed");
            assertThat(catchThrowableOfType(StoreException.class, group::readBarrier)
                            .code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
            LocalCluster.awaitTrue(
                    "it gives leadership up", () -> !group.membership().isLeader());
            fill(cluster, 6, 10);
            assertThat(cluster.leader()).isNotEqualTo(failed);
            cluster.catchUp(cluster.leader());
            // It was in the log of a majority, so it happened.
            assertThat(Rows.value(cluster.group(cluster.leader()).replica(), "key5"))
                    .isEqualTo(Samples.value(5));
            cluster.kill(failed);
            cluster.start(failed);
            checkFilled(cluster, failed, 10);
        }
    }

    /** A log that is replayed onto a store that has applied it already changes nothing. */
    @Test
    void nothingIsAppliedTwice() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            for (int i = 0; i < 30; i++) {
                Replica replica = cluster.group(cluster.leader()).replica();
                cluster.apply(Rows.increment(replica, "counter"));
                if (i % 10 == 9) {
                    cluster.stopAll();
                    cluster.startAll();
                }
            }
            for (int node = 0; node < 3; node++) {
                cluster.catchUp(node);
                assertThat(Rows.value(cluster.group(node).replica(), "counter")).isEqualTo(Samples.value(30));
            }
        }
    }
}
