package io.partita.faults.consensus;

import org.jspecify.annotations.Nullable;

/** What stands at one place of a log: a command as bytes, or nothing, with which a leader begins. */
final class LogEntry {
    private final long term;
    private final byte @Nullable [] command;

    LogEntry(long term, byte @Nullable [] command) {
        this.term = term;
        this.command = command;
    }

    long term() {
        return term;
    }

    byte @Nullable [] command() {
        return command;
    }
}
