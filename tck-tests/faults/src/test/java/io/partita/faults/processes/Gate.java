package io.partita.faults.processes;

/** Lets the bytes of one direction through, or holds them back. Safe for any number of threads. */
final class Gate {
    private boolean shut;

    synchronized void shut() {
        shut = true;
    }

    synchronized void open() {
        shut = false;
        notifyAll();
    }

    /** Waits while it is shut. */
    synchronized void pass() throws InterruptedException {
        while (shut) {
            wait();
        }
    }
}
