package io.partita.planner.access;

import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;

/** Counts what a statement holds in memory, and stops it before it is too much. */
public final class MemoryBound {
    /** What an object, its references and its place in a collection take beside its bytes; an estimate. */
    public static final int OVERHEAD = 100;

    private final long most;
    private final String purpose;
    private final String cure;
    private long held;

    /**
     * A bound.
     *
     * @param most bytes
     * @param purpose what the rows are held for: {@code to sort them}
     * @param cure what would need less
     */
    public MemoryBound(long most, String purpose, String cure) {
        this.most = most;
        this.purpose = purpose;
        this.cure = cure;
    }

    /**
     * Holds something more.
     *
     * @throws QueryException MEMORY_EXCEEDED if that is too much
     */
    public void add(long bytes) {
        held += bytes + OVERHEAD;
        if (held > most) {
            throw new QueryException(
                    QueryErrorCode.MEMORY_EXCEEDED,
                    "the statement would hold more than " + most + " bytes " + purpose + "; " + cure
                            + ", or raise maxIntermediateBytes");
        }
    }

    /** Gives something up that was held. */
    public void remove(long bytes) {
        held -= bytes + OVERHEAD;
    }
}
