package io.partita.engine.cluster.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembershipTest {
    @TempDir
    private Path directory;

    private static void put(LocalCluster cluster, String key) {
        cluster.apply(Rows.put(cluster.group(cluster.leader()).replica(), key, 1));
    }

    private static Membership leading(LocalCluster cluster) {
        return cluster.group(cluster.leader()).membership();
    }

    @Test
    void aMemberIsAddedAndAnotherRemoved() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            put(cluster, "before");
            cluster.startAlone(3);
            leading(cluster).add(cluster.peer(3));
            cluster.catchUp(3);
            assertThat(Rows.value(cluster.group(3).replica(), "before")).isEqualTo(Samples.value(1));
            int removed = cluster.leader() == 0 ? 1 : 0;
            leading(cluster).remove(cluster.peer(removed));
            assertThat(leading(cluster).members())
                    .hasSize(3)
                    .contains(cluster.peer(3))
                    .doesNotContain(cluster.peer(removed));
            cluster.kill(removed);
            put(cluster, "after");
            cluster.catchUp(3);
            assertThat(Rows.value(cluster.group(3).replica(), "after")).isEqualTo(Samples.value(1));
        }
    }

    @Test
    void aMemberIsReplacedInOneStep() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            put(cluster, "before");
            int dead = cluster.follower();
            cluster.kill(dead);
            cluster.startAlone(3);
            Membership membership = leading(cluster);
            Set<Peer> living = new HashSet<>(membership.members());
            living.remove(cluster.peer(dead));
            living.add(cluster.peer(3));
            membership.replace(living);
            assertThat(membership.members()).containsExactlyInAnyOrderElementsOf(living);
            put(cluster, "after");
            cluster.catchUp(3);
            assertThat(Rows.value(cluster.group(3).replica(), "after")).isEqualTo(Samples.value(1));
        }
    }

    @Test
    void leadershipIsTransferred() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            int next = cluster.follower();
            cluster.catchUp(next);
            leading(cluster).transferLeadership(cluster.peer(next));
            LocalCluster.awaitTrue(
                    "the other leads", () -> cluster.group(next).membership().isLeader());
            put(cluster, "after");
        }
    }

    @Test
    void onlyTheLeaderChangesMembers() {
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            Membership following = cluster.group(cluster.follower()).membership();
            StoreException refused =
                    catchThrowableOfType(StoreException.class, () -> following.remove(cluster.peer(0)));
            assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
            assertThat(catchThrowableOfType(StoreException.class, following::members)
                            .code())
                    .isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }
}
