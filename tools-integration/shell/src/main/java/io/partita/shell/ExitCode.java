package io.partita.shell;

/** What the exit codes of all commands mean. */
final class ExitCode {
    static final int OK = 0;
    /** A statement failed, or a record could not be imported. */
    static final int FAILED = 1;
    /** The command line makes no sense. */
    static final int USAGE = 2;
    /** The database cannot be opened. */
    static final int NO_CONNECTION = 3;

    private ExitCode() {}
}
