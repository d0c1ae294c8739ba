package io.partita.faults.processes;

/**
 * What a client did, as it saw it.
 *
 * @param key the item
 * @param value what was written, or what a read has shown
 * @param begin when it was asked for, in nanoseconds of this process
 * @param end when the answer came
 */
record Request(Kind kind, String key, long value, long begin, long end, Outcome outcome) {

    enum Kind {
        /** Replaces the value of a register. */
        WRITE,
        /** Reads a register, strongly consistent. */
        READ,
        /** Adds one to a counter. */
        ADD,
        /** A new item. */
        INSERT
    }

    enum Outcome {
        DONE,
        /** It certainly did not happen. */
        FAILED,
        /** It happened or it did not, or it is going to. */
        UNKNOWN
    }

    /** Whether it may have been there at a time. */
    boolean mayHaveHappenedBy(long time) {
        return outcome != Outcome.FAILED && begin < time;
    }

    boolean changes() {
        return kind != Kind.READ;
    }
}
