package io.partita.faults.history;

/**
 * An operation, from when it was called to when it was answered.
 *
 * @param what for whoever reads a history
 * @param called a moment, by a counter that every call and answer counts up
 * @param answered a moment, or {@link #NEVER}: then it may have been done at any time after the call, or not at all
 */
public record Operation<S>(String what, long called, long answered, Step<S> step) {
    public static final long NEVER = Long.MAX_VALUE;

    public Operation {
        if (called >= answered) {
            throw new IllegalArgumentException(what + " was answered before it was called");
        }
    }

    boolean isAnswered() {
        return answered != NEVER;
    }

    @Override
    public String toString() {
        return called + " to " + (isAnswered() ? answered : "never") + ": " + what;
    }
}
