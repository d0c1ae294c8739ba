package io.partita.tck.sql.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The choices that a query is made of: from a seed, or those of a former run. A query becomes smaller by making its
 * choices fewer and smaller, because a choice that is not there is the first of its alternatives, which is the simplest.
 */
final class Choices {
    private final @Nullable SplittableRandom random;
    private final List<Integer> replayed;
    private final List<Integer> made = new ArrayList<>();

    private Choices(@Nullable SplittableRandom random, List<Integer> replayed) {
        this.random = random;
        this.replayed = replayed;
    }

    static Choices of(long seed) {
        return new Choices(new SplittableRandom(seed), List.of());
    }

    static Choices replay(List<Integer> choices) {
        return new Choices(null, choices);
    }

    /** The choices so far. */
    List<Integer> made() {
        return List.copyOf(made);
    }

    int below(int bound) {
        int choice = random != null ? random.nextInt(bound) : replayed(bound);
        made.add(choice);
        return choice;
    }

    private int replayed(int bound) {
        return made.size() < replayed.size() ? Math.min(replayed.get(made.size()), bound - 1) : 0;
    }

    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** Whether to do more than the simplest. */
    boolean percent(int share) {
        return below(100) >= 100 - share;
    }

    <T> T oneOf(List<T> alternatives) {
        return alternatives.get(below(alternatives.size()));
    }

    @SafeVarargs
    final <T> T either(T... alternatives) {
        return alternatives[below(alternatives.length)];
    }
}
