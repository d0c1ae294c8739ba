package io.partita.faults.schedule;

/** Thrown wherever an activity waits that has been ended, as if its process had been killed. */
public final class Ended extends Error {
    private static final long serialVersionUID = 1L;

    Ended(String activity) {
        super(activity + " has been ended", null, false, false);
    }
}
