package io.partita.engine.cluster.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.contract.Samples;
import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A counter that many increase by conditional writes while leaders come and go. Each acknowledged increment is the only one
 * to its value, is higher than all that were acknowledged before it began, and is seen by every strong read that
 * begins afterwards, at whichever member.
 */
class LeaderMovesTest {
    private static final int WRITERS = 4;
    private static final int MOVES = 6;

    @TempDir
    private Path directory;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicInteger unknown = new AtomicInteger();

    @Test
    void incrementsAreLinearizable() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (LocalCluster cluster = LocalCluster.started(directory, 3)) {
            cluster.apply(Rows.createTable());
            cluster.apply(Rows.put(cluster.group(cluster.leader()).replica(), "counter", 0));
            List<Future<List<Long>>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int first = i;
                writers.add(threads.submit(() -> increment(cluster, first)));
            }
            moveLeadership(cluster);
            stopped.set(true);
            Set<Long> values = new HashSet<>();
            long written = 0;
            for (Future<List<Long>> writer : writers) {
                values.addAll(writer.get());
                written += writer.get().size();
            }
            cluster.catchUp(0);
            long last = value(cluster.group(0));
            assertThat(values).as("no value was written twice").hasSize((int) written);
            assertThat(written).isGreaterThan(MOVES);
            assertThat(last).isBetween(written, written + unknown.get());
        } finally {
            stopped.set(true);
            threads.shutdownNow();
        }
    }

    private void moveLeadership(LocalCluster cluster) {
        for (int i = 0; i < MOVES; i++) {
            awaitIncrements();
            int leader = cluster.leader();
            if (i % 3 == 2) {
                cluster.kill(leader);
                awaitIncrements();
                cluster.start(leader);
            } else {
                transfer(cluster, leader);
            }
        }
        awaitIncrements();
    }

    private void awaitIncrements() {
        long before = acknowledged.get();
        LocalCluster.awaitTrue("increments go on", () -> acknowledged.get() > before + 5);
    }

    private static void transfer(LocalCluster cluster, int leader) {
        try {
            cluster.group(leader).membership().transferLeadership(cluster.peer((leader + 1) % 3));
        } catch (StoreException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        }
    }

    /** @return the values that were acknowledged */
    private List<Long> increment(LocalCluster cluster, int first) {
        List<Long> values = new ArrayList<>();
        for (int turn = first; !stopped.get(); turn++) {
            List<RaftGroup> groups = cluster.groups();
            RaftGroup reader = groups.get(turn % groups.size());
            Long next = incrementOnce(groups, reader);
            if (next != null) {
                values.add(next);
            }
        }
        return values;
    }

    private @Nullable Long incrementOnce(List<RaftGroup> groups, RaftGroup reader) {
        try {
            long floor = acknowledged.get();
            reader.readBarrier();
            long read = value(reader);
            assertThat(read).as("a strong read is old").isGreaterThanOrEqualTo(floor);
            RaftGroup leader = groups.stream()
                    .filter(group -> group.membership().isLeader())
                    .findAny()
                    .orElse(reader);
            leader.apply(Rows.put(leader.replica(), "counter", read + 1, Samples.equal("v", read)));
            acknowledged.accumulateAndGet(read + 1, Math::max);
            return read + 1;
        } catch (StoreException e) {
            if (e.code() == ErrorCode.UNKNOWN_OUTCOME) {
                unknown.incrementAndGet();
            } else {
                assertThat(e.code()).as(e.getMessage()).isIn(ErrorCode.UNAVAILABLE, ErrorCode.CONDITIONAL_CHECK_FAILED);
            }
            return null;
        }
    }

    private static long value(RaftGroup group) {
        Object value = Objects.requireNonNull(Rows.value(group.replica(), "counter"));
        return ((AttributeValue.NumberValue) value).value().longValueExact();
    }
}
