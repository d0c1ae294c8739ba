package io.partita.faults.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void timeGoesOnOnlyWhenEverybodyWaits() {
        Scheduler.run(1, scheduler -> {
            scheduler.pause(Duration.ofMinutes(5));
            assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofMinutes(5).toNanos());
        });
    }

    @Test
    void activitiesTakeTurnsAndTheSeedSaysWhich() {
        Set<List<Integer>> orders = new HashSet<>();
        for (long seed = 0; seed < 50; seed++) {
            assertThat(order(seed)).as("seed " + seed).isEqualTo(order(seed));
            orders.add(order(seed));
        }
        assertThat(orders).hasSizeGreaterThan(20);
    }

    /** In which order five activities do three steps each. */
    private static List<Integer> order(long seed) {
        List<Integer> order = new ArrayList<>();
        Scheduler.run(seed, scheduler -> {
            Group group = new Group("group");
            for (int i = 0; i < 5; i++) {
                int number = i;
                scheduler.start(group, "activity " + i, () -> {
                    for (int step = 0; step < 3; step++) {
                        order.add(number);
                        scheduler.pause(Duration.ZERO);
                    }
                });
            }
            scheduler.pause(SECOND);
        });
        assertThat(order).hasSize(15);
        return order;
    }

    @Test
    void anActivityWaitsForAnother() {
        Scheduler.run(1, scheduler -> {
            CompletableFuture<String> answer = new CompletableFuture<>();
            scheduler.start(new Group("group"), "answering", () -> {
                scheduler.pause(SECOND);
                answer.complete("now");
            });
            assertThat(scheduler.until(answer, Duration.ofMillis(900), "an answer"))
                    .isFalse();
            scheduler.until(answer);
            assertThat(answer).isCompletedWithValue("now");
            assertThat(scheduler.nanoTime()).isEqualTo(SECOND.toNanos());
        });
    }

    @Test
    void whoWaitsForEachOtherIsSaid() {
        assertThatThrownBy(() -> Scheduler.run(1, scheduler -> {
                    CompletableFuture<String> never = new CompletableFuture<>();
                    scheduler.start(new Group("group"), "other", () -> scheduler.until(never));
                    scheduler.until(never, Duration.ofDays(400), "the end of the world");
                }))
                .hasRootCauseInstanceOf(Stuck.class)
                .rootCause()
                .hasMessageContaining("run/main waits for the end of the world")
                .hasMessageContaining("group/other waits for an answer");
    }

    @Test
    void anActivityThatFailsFailsTheRun() {
        assertThatThrownBy(() -> Scheduler.run(1, scheduler -> {
                    scheduler.start(new Group("group"), "other", () -> {
                        throw new IllegalArgumentException("a defect");
                    });
                    scheduler.pause(SECOND);
                }))
                .hasRootCauseMessage("a defect");
    }

    @Test
    void anEventMustNotWait() {
        assertThatThrownBy(() -> Scheduler.run(1, scheduler -> {
                    scheduler.after(Duration.ZERO, "event", () -> scheduler.pause(SECOND));
                    scheduler.pause(SECOND);
                }))
                .hasRootCauseMessage("An event waits, which only activities may");
    }

    @Test
    void activitiesThatAreEndedDoNothingMore() {
        List<String> done = new ArrayList<>();
        Scheduler.run(1, scheduler -> {
            Group group = new Group("group");
            scheduler.start(group, "waiting", () -> {
                try {
                    scheduler.pause(Duration.ofSeconds(2));
                    done.add("went on");
                } finally {
                    done.add("ended");
                }
            });
            scheduler.pause(SECOND);
            scheduler.end(group);
            scheduler.start(group, "late", () -> done.add("began"));
            scheduler.pause(Duration.ofSeconds(5));
            assertThat(done).containsExactly("ended");
            scheduler.start(new Group("other"), "waiting", () -> {
                try {
                    scheduler.pause(Duration.ofDays(1));
                } finally {
                    done.add("ended with the run");
                }
            });
            scheduler.pause(SECOND);
        });
        assertThat(done).containsExactly("ended", "ended with the run");
    }

    @Test
    void aLockIsHeldByOne() {
        List<String> done = new ArrayList<>();
        Scheduler.run(1, scheduler -> {
            VirtualLock lock = new VirtualLock(scheduler);
            Group group = new Group("group");
            for (int i = 0; i < 3; i++) {
                scheduler.start(group, "activity " + i, () -> {
                    lock.lock();
                    try {
                        done.add("in");
                        scheduler.pause(SECOND);
                        done.add("out");
                    } finally {
                        lock.unlock();
                    }
                });
            }
            scheduler.pause(Duration.ofMillis(500));
            assertThat(lock.tryLock()).isFalse();
            assertThat(lock.tryLock(400, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(scheduler.nanoTime()).isEqualTo(Duration.ofMillis(900).toNanos());
            scheduler.pause(Duration.ofMillis(2_200));
            assertThat(lock.tryLock(1, TimeUnit.SECONDS)).isTrue();
        });
        assertThat(done).containsExactly("in", "out", "in", "out", "in", "out");
    }

    @Test
    void tasksOfAnExecutorComeOneAfterTheOther() {
        List<String> done = new ArrayList<>();
        Scheduler.run(1, scheduler -> {
            VirtualExecutor executor = new VirtualExecutor(scheduler, new Group("group"), "executor");
            executor.execute(() -> {
                done.add("first");
                scheduler.pause(Duration.ofMillis(5));
                done.add("first, later");
            });
            executor.execute(() -> done.add("second"));
            Runnable later = () -> done.add("later");
            assertThat(executor.schedule(later, 1, TimeUnit.SECONDS).isDone()).isFalse();
            scheduler.pause(Duration.ofMillis(100));
            assertThat(done).containsExactly("first", "first, later", "second");
            scheduler.pause(SECOND.multipliedBy(2));
        });
        assertThat(done).containsExactly("first", "first, later", "second", "later");
    }
}
