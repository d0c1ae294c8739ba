package io.partita.engine.cluster.replication;

import static io.partita.engine.cluster.replication.RecordingMachine.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.cluster.command.Command;
import io.partita.engine.cluster.command.PropagationCommand;
import io.partita.engine.cluster.replication.ReplicationGroup.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SingleReplicaGroupTest {
    private final RecordingMachine machine = new RecordingMachine();
    private final SingleReplicaGroup group = new SingleReplicaGroup(machine, new GroupLimits(4, 100_000));

    private static ErrorCode failureOf(Proposal proposal) {
        StoreException e = catchThrowableOfType(StoreException.class, proposal::await);
        assertThat(e).isNotNull();
        return e.code();
    }

    @Test
    void aLoneCommandIsCommittedByItsOwnThread() {
        group.apply(command("a"));
        group.apply(command("b"));
        assertThat(machine.commits).containsExactly(List.of("1:a"), List.of("2:b"));
    }

    @Test
    void whatIsProposedTogetherIsCommittedTogetherUpToTheLimit() {
        List<Proposal> proposals = group.propose(
                IntStream.range(0, 6).mapToObj(i -> command("c" + i)).toList());
        proposals.forEach(Proposal::await);
        assertThat(machine.commits).containsExactly(List.of("1:c0", "2:c1", "3:c2", "4:c3"), List.of("5:c4", "6:c5"));
    }

    @Test
    void bytesBoundAGroupToo() {
        SingleReplicaGroup narrow = new SingleReplicaGroup(machine, new GroupLimits(100, 600));
        narrow.propose(List.of(command("a"), command("b"), command("c"))).forEach(Proposal::await);
        assertThat(machine.commits).containsExactly(List.of("1:a", "2:b"), List.of("3:c"));
    }

    @Test
    void whatComesInDuringACommitSharesTheNext() throws Exception {
        machine.reached = new CountDownLatch(1);
        machine.release = new CountDownLatch(1);
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            Future<?> first = executor.submit(() -> group.apply(command("first")));
            machine.reached.await();
            // The commit under way holds the lead, so these are only queued.
            List<Proposal> queued = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                queued.addAll(group.propose(List.of(command("later" + i))));
            }
            List<Future<?>> waiting = new ArrayList<>();
            queued.forEach(proposal -> waiting.add(executor.submit(proposal::await)));
            machine.release.countDown();
            first.get();
            for (Future<?> future : waiting) {
                future.get();
            }
            assertThat(machine.commits)
                    .containsExactly(List.of("1:first"), List.of("2:later0", "3:later1", "4:later2", "5:later3"));
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void whatIsRepeatedAnywayNeedNotBeSynced() {
        Command repeated = new PropagationCommand.TrimChanges(1, List.of(1L));
        group.apply(repeated);
        assertThat(machine.durable).isZero();
        group.propose(List.of(repeated, command("a"))).forEach(Proposal::await);
        assertThat(machine.commits).hasSize(2);
        assertThat(machine.durable).isEqualTo(1);
    }

    @Test
    void aRefusedCommandDoesNoHarmToTheOthers() {
        List<Proposal> proposals = group.propose(List.of(command("a"), command("bad"), command("b")));
        proposals.get(0).await();
        assertThat(failureOf(proposals.get(1))).isEqualTo(ErrorCode.VALIDATION);
        proposals.get(2).await();
        assertThat(machine.commits).containsExactly(List.of("1:a", "3:b"));
    }

    @Test
    void aCommitThatLeavesNothingBehindFailsItsCommandsAndNoOthers() {
        machine.failure = new StoreException(ErrorCode.STORAGE_FULL, "full");
        for (Proposal proposal : group.propose(List.of(command("a"), command("bad"), command("b")))) {
            assertThat(failureOf(proposal)).isEqualTo(ErrorCode.STORAGE_FULL);
        }
        machine.failure = null;
        group.apply(command("c"));
        assertThat(machine.commits).containsExactly(List.of("1:c"));
    }

    @Test
    void afterACommitOfUnknownOutcomeNothingIsTaken() {
        machine.failure = new StoreException(ErrorCode.UNKNOWN_OUTCOME, "the device is gone");
        assertThat(failureOf(group.propose(List.of(command("a"))).get(0))).isEqualTo(ErrorCode.UNKNOWN_OUTCOME);
        machine.failure = null;
        StoreException refused = catchThrowableOfType(StoreException.class, () -> group.propose(List.of(command("b"))));
        assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(refused).hasMessageContaining("the device is gone");
        assertThat(machine.commits).isEmpty();
    }

    @Test
    void aClosedGroupTakesNothing() {
        group.apply(command("a"));
        group.close();
        group.close();
        StoreException refused = catchThrowableOfType(StoreException.class, () -> group.apply(command("b")));
        assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void manyThreadsLoseNothing() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String name = "t" + thread;
                futures.add(executor.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        group.apply(command(name));
                    }
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } finally {
            executor.shutdownNow();
        }
        List<String> all = machine.commits.stream().flatMap(List::stream).toList();
        assertThat(all).hasSize(4000);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i)).startsWith((i + 1) + ":");
        }
    }
}
