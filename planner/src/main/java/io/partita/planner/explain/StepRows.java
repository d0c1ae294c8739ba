package io.partita.planner.explain;

import io.partita.planner.plan.RowNode;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/** How many rows the steps of one execution have yielded. For the thread of the statement. */
public final class StepRows {
    private final IdentityHashMap<RowNode, Counter> counters = new IdentityHashMap<>();

    /** Counts the rows of one step. */
    public static final class Counter {
        private long rows;

        private Counter() {}

        public void add() {
            rows++;
        }
    }

    /** The counter of a step that is opened. */
    public Counter of(RowNode node) {
        return counters.computeIfAbsent(node, step -> new Counter());
    }

    /** How many rows there were, or null if the step was not opened by itself. */
    @Nullable
    Long rows(RowNode node) {
        Counter counter = counters.get(node);
        return counter == null ? null : counter.rows;
    }
}
