package io.partita.faults.consensus;

/** How far a follower is, as its leader knows. */
final class Follower {
    /** The next entry to send. */
    long next;

    /** Up to which entry it has the same on disk. */
    long match;

    /** When it last answered, in nanoseconds of virtual time. */
    long heard;

    Follower(long next, long heard) {
        this.next = next;
        this.heard = heard;
    }
}
