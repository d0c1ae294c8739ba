package io.partita.planner.access;

import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.session.Execution;

/**
 * Counts what one operator holds in memory, and stops the statement before all of its operators hold too much. For one
 * thread at a time.
 */
public final class MemoryBound {
    /** What an object, its references and its place in a collection take beside its bytes; an estimate. */
    public static final int OVERHEAD = 100;

    private final Execution execution;
    private final String purpose;
    private final String cure;
    private long held;

    /**
     * A bound.
     *
     * @param execution whose bound it is
     * @param purpose what the rows are held for: {@code to sort them}
     * @param cure what would need less
     */
    public MemoryBound(Execution execution, String purpose, String cure) {
        this.execution = execution;
        this.purpose = purpose;
        this.cure = cure;
    }

    /**
     * Holds something more.
     *
     * @throws QueryException MEMORY_EXCEEDED if that is too much
     */
    public void add(long bytes) {
        long most = execution.options().maxIntermediateBytes();
        if (hold(bytes + OVERHEAD) > most) {
            throw new QueryException(
                    QueryErrorCode.MEMORY_EXCEEDED,
                    "the statement would hold more than " + most + " bytes " + purpose + "; " + cure
                            + ", or raise maxIntermediateBytes");
        }
    }

    /** Gives something up that was held. */
    public void remove(long bytes) {
        hold(-bytes - OVERHEAD);
    }

    /** Gives everything up. */
    public void release() {
        hold(-held);
    }

    private long hold(long bytes) {
        held += bytes;
        return execution.hold(bytes);
    }
}
