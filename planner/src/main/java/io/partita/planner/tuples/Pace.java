package io.partita.planner.tuples;

import io.partita.planner.session.Execution;

/** Looks now and then whether a statement is to go on, in a loop that may run long without a request to the store. */
public final class Pace {
    /** Few enough that a cancelled statement stops at once, and enough that looking at the clock costs nothing. */
    private static final int STEPS = 1024;

    private final Execution execution;
    private int steps;

    public Pace(Execution execution) {
        this.execution = execution;
    }

    /**
     * One step of the loop.
     *
     * @throws io.partita.planner.error.QueryException CANCELLED or TIMED_OUT if it is time to stop
     */
    public void step() {
        if (++steps % STEPS == 0) {
            execution.checkRunning();
        }
    }
}
