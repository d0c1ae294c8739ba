package io.partita.faults.schedule;

/** A run that does not come to its end: everybody waits, or nobody gets anywhere. */
public final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stuck(String message) {
        super(message);
    }
}
