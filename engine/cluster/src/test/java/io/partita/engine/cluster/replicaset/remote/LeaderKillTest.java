package io.partita.engine.cluster.replicaset.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.Result;
import io.partita.engine.cluster.consensus.LocalCluster;
import io.partita.engine.cluster.consensus.Rows;
import io.partita.engine.cluster.partition.Replica;
import io.partita.engine.cluster.replicaset.ReplicaSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counters that are increased over sockets while the processes that lead are killed, one after the other. An increment that
 * is done twice, or lost, is one too many or too few for ever after.
 */
class LeaderKillTest {
    private static final int WRITERS = 6;
    private static final int KILLS = 3;

    @TempDir
    private Path directory;

    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong increments = new AtomicLong();

    @Test
    void noIncrementIsLostOrDoneTwice() throws ExecutionException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try (RemoteCluster cluster = new RemoteCluster(directory)) {
            cluster.createTable();
            Replica replica = cluster.groups().group(0).replica();
            List<Future<Writer>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Writer writer = new Writer(
                        cluster.client(),
                        Rows.increment(replica, "counter-" + i),
                        Rows.storageKey(replica, "counter-" + i));
                writers.add(threads.submit(writer::run, writer));
            }
            killLeaders(cluster);
            stopped.set(true);
            for (Future<Writer> writer : writers) {
                writer.get().checkAtTheEnd();
            }
            assertThat(increments.get()).isGreaterThan(KILLS * 50L);
        } finally {
            stopped.set(true);
            threads.shutdownNow();
        }
    }

    private void killLeaders(RemoteCluster cluster) {
        for (int i = 0; i < KILLS; i++) {
            awaitIncrements();
            int leader = cluster.groups().leader();
            cluster.kill(leader);
            awaitIncrements();
            cluster.start(leader);
        }
        awaitIncrements();
    }

    private void awaitIncrements() {
        long before = increments.get();
        LocalCluster.awaitTrue("increments go on", () -> increments.get() > before + 50);
    }

    /** One that increases a counter of its own, so that it knows what its value may be. */
    private final class Writer {
        private final ReplicaSet set;
        private final Command increment;
        private final byte[] storageKey;
        private long done;
        private long unknown;
        private long last;

        Writer(ReplicaSet set, Command increment, byte[] storageKey) {
            this.set = set;
            this.increment = increment;
            this.storageKey = storageKey;
        }

        void run() {
            while (!stopped.get()) {
                try {
                    Result.Written written = (Result.Written)
                            set.propose(List.of(increment)).get(0).await();
                    done++;
                    increments.incrementAndGet();
                    check(value(written.after()), true);
                    check(value(set.get(storageKey, true)), false);
                } catch (StoreException failure) {
                    assertThat(failure.code())
                            .as(failure.getMessage())
                            .isIn(ErrorCode.UNKNOWN_OUTCOME, ErrorCode.UNAVAILABLE);
                    unknown += failure.code() == ErrorCode.UNKNOWN_OUTCOME ? 1 : 0;
                }
            }
        }

        /** @param increased whether it must have grown since it was looked at last */
        private void check(long value, boolean increased) {
            assertThat(value).isBetween(done, done + unknown).isGreaterThanOrEqualTo(increased ? last + 1 : last);
            last = value;
        }

        void checkAtTheEnd() {
            check(value(set.get(storageKey, true)), false);
        }

        private static long value(@Nullable Item item) {
            AttributeValue value = Objects.requireNonNull(item).get("v");
            return ((AttributeValue.NumberValue) Objects.requireNonNull(value))
                    .value()
                    .longValueExact();
        }
    }
}
