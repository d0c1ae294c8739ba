package io.partita.faults.history;

import static io.partita.faults.history.Operation.NEVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Histories of a register, which begins with 0, that are known to be linearizable or not. */
final class LinearizabilityCheckTest {

    private static Operation<Integer> write(int value, long called, long answered) {
        return new Operation<>("write " + value, called, answered, before -> value);
    }

    private static Operation<Integer> read(int value, long called, long answered) {
        return new Operation<>("read " + value, called, answered, before -> before == value ? before : null);
    }

    private static Operation<Integer> swap(int expected, int value, boolean done, long called, long answered) {
        return new Operation<>("swap " + expected + " for " + value + ": " + done, called, answered, before -> {
            boolean swaps = before == expected;
            return swaps != done ? null : Integer.valueOf(swaps ? value : before);
        });
    }

    private static Operation<Integer> add(int sum, long called, long answered) {
        return new Operation<>(
                "add 1, which makes " + sum,
                called,
                answered,
                before -> before + 1 == sum ? Integer.valueOf(sum) : null);
    }

    private static Operation<Integer> unknownAdd(long called) {
        return new Operation<>("add 1, without an answer", called, NEVER, before -> before + 1);
    }

    private static Verdict verdict(List<Operation<Integer>> operations) {
        return new LinearizabilityCheck<>(0, operations, 1_000_000).verdict();
    }

    @Test
    void nothingIsLinearizable() {
        assertThat(verdict(List.of())).isEqualTo(Verdict.LINEARIZABLE);
    }

    @Test
    void oneAfterTheOther() {
        assertThat(verdict(List.of(write(1, 1, 2), read(1, 3, 4), write(2, 5, 6), read(2, 7, 8))))
                .isEqualTo(Verdict.LINEARIZABLE);
        assertThat(verdict(List.of(write(1, 1, 2), read(0, 3, 4)))).isEqualTo(Verdict.NOT_LINEARIZABLE);
        assertThat(verdict(List.of(write(1, 1, 2), write(2, 3, 4), read(1, 5, 6))))
                .isEqualTo(Verdict.NOT_LINEARIZABLE);
    }

    @Test
    void whatOverlapsMayHaveBeenDoneInAnyOrder() {
        assertThat(verdict(List.of(write(1, 1, 4), read(0, 2, 3)))).isEqualTo(Verdict.LINEARIZABLE);
        assertThat(verdict(List.of(write(1, 1, 4), read(1, 2, 3)))).isEqualTo(Verdict.LINEARIZABLE);
        assertThat(verdict(List.of(write(1, 1, 5), write(2, 2, 6), read(1, 7, 8))))
                .isEqualTo(Verdict.LINEARIZABLE);
        assertThat(verdict(List.of(write(1, 1, 5), write(2, 2, 6), read(2, 7, 8))))
                .isEqualTo(Verdict.LINEARIZABLE);
        assertThat(verdict(List.of(write(1, 1, 5), write(2, 2, 6), read(1, 7, 8), read(2, 9, 10))))
                .isEqualTo(Verdict.NOT_LINEARIZABLE);
    }

    /** The classic: the new value was seen, and then the old one again, while the write goes on. */
    @Test
    void readersDoNotGoBack() {
        assertThat(verdict(List.of(write(1, 1, 10), read(1, 2, 3), read(0, 4, 5))))
                .isEqualTo(Verdict.NOT_LINEARIZABLE);
        assertThat(verdict(List.of(write(1, 1, 10), read(1, 2, 5), read(0, 3, 6))))
                .isEqualTo(Verdict.LINEARIZABLE);
    }

    @Test
    void whatWasNeverAnsweredMayBeDoneLateOrNever() {
        assertThat(verdict(List.of(write(1, 1, NEVER), read(0, 2, 3)))).isEqualTo(Verdict.LINEARIZABLE);
        assertThat(verdict(List.of(write(1, 1, NEVER), read(0, 2, 3), read(1, 4, 5))))
                .isEqualTo(Verdict.LINEARIZABLE);
        assertThat(verdict(List.of(write(1, 1, NEVER), read(1, 2, 3), read(0, 4, 5))))
                .isEqualTo(Verdict.NOT_LINEARIZABLE);
        assertThat(verdict(List.of(read(1, 1, 2), write(1, 3, NEVER)))).isEqualTo(Verdict.NOT_LINEARIZABLE);
    }

    @Test
    void nothingIsAddedTwice() {
        assertThat(verdict(List.of(add(1, 1, 2), unknownAdd(3), add(3, 4, 5)))).isEqualTo(Verdict.LINEARIZABLE);
        assertThat(verdict(List.of(add(1, 1, 2), unknownAdd(3), add(2, 4, 5), read(3, 6, 7))))
                .isEqualTo(Verdict.LINEARIZABLE);
        assertThat(verdict(List.of(add(1, 1, 2), unknownAdd(3), add(4, 4, 5)))).isEqualTo(Verdict.NOT_LINEARIZABLE);
        assertThat(verdict(List.of(add(1, 1, 2), add(1, 3, 4)))).isEqualTo(Verdict.NOT_LINEARIZABLE);
    }

    @Test
    void oneOfTwoSwaps() {
        assertThat(verdict(List.of(swap(0, 1, true, 1, 4), swap(0, 2, false, 2, 3))))
                .isEqualTo(Verdict.LINEARIZABLE);
        assertThat(verdict(List.of(swap(0, 1, true, 1, 4), swap(0, 2, true, 2, 3))))
                .isEqualTo(Verdict.NOT_LINEARIZABLE);
        assertThat(verdict(List.of(swap(0, 1, false, 1, 2)))).isEqualTo(Verdict.NOT_LINEARIZABLE);
    }

    @Test
    void saysWhatCannotBeExplained() {
        LinearizabilityCheck<Integer> check =
                new LinearizabilityCheck<>(0, List.of(write(1, 1, 2), read(1, 3, 4), read(0, 5, 6)), 1_000);
        assertThat(check.verdict()).isEqualTo(Verdict.NOT_LINEARIZABLE);
        assertThat(check.obstacle()).isEqualTo("after 2 of 3 operations: 5 to 6: read 0, in the state 1");
    }

    @Test
    void givesUpWhenThereAreTooManyOrders() {
        List<Operation<Integer>> operations = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            operations.add(write(i, i, NEVER));
        }
        operations.add(read(99, 31, 32));
        assertThat(new LinearizabilityCheck<>(0, operations, 10_000).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void anAnswerComesAfterItsCall() {
        assertThatThrownBy(() -> write(1, 2, 2)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Small histories by chance, against every order of their operations. */
    @Test
    void agreesWithTryingAllOrders() {
        int linearizable = 0;
        for (long seed = 0; seed < 3_000; seed++) {
            List<Operation<Integer>> operations = randomHistory(new Random(seed));
            boolean expected = hasOrder(0, operations);
            linearizable += expected ? 1 : 0;
            assertThat(new LinearizabilityCheck<>(0, operations, 1_000_000).verdict())
                    .as("seed " + seed + ": " + operations)
                    .isEqualTo(expected ? Verdict.LINEARIZABLE : Verdict.NOT_LINEARIZABLE);
        }
        assertThat(linearizable).isBetween(300, 2_700);
    }

    private static List<Operation<Integer>> randomHistory(Random random) {
        int count = 2 + random.nextInt(5);
        List<Long> times = new ArrayList<>();
        for (long time = 1; time <= 2L * count; time++) {
            times.add(time);
        }
        Collections.shuffle(times, random);
        List<Operation<Integer>> operations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long called = Math.min(times.get(2 * i), times.get(2 * i + 1));
            boolean unknown = random.nextInt(5) == 0;
            long answered = unknown ? NEVER : Math.max(times.get(2 * i), times.get(2 * i + 1));
            int value = 1 + random.nextInt(2);
            operations.add(
                    switch (random.nextInt(4)) {
                        case 0 -> write(value, called, answered);
                        case 1 -> swap(random.nextInt(3), value, random.nextBoolean(), called, answered);
                        case 2 -> add(1 + random.nextInt(3), called, answered);
                        default -> read(random.nextInt(3), called, answered);
                    });
        }
        return operations;
    }

    /** Whether the operations can be done one after the other; the slow and simple way. */
    private static boolean hasOrder(@Nullable Integer state, List<Operation<Integer>> left) {
        if (state == null) {
            return false;
        } else if (left.stream().allMatch(operation -> operation.answered() == NEVER)) {
            return true;
        }
        long firstAnswer = left.stream().mapToLong(Operation::answered).min().orElseThrow();
        for (Operation<Integer> next : left) {
            if (next.called() < firstAnswer) {
                List<Operation<Integer>> others = new ArrayList<>(left);
                others.remove(next);
                if (hasOrder(next.step().after(state), others)) {
                    return true;
                }
            }
        }
        return false;
    }
}
