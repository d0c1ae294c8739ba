package io.partita.shell.progress;

import io.partita.shell.terminal.StandardStream;

/**
 * Shows how far an operation has come. Called by one thread, as often as it likes: an implementation writes only as
 * often as somebody can read it.
 */
public interface Progress {
    /** Shows nothing. */
    Progress NONE = new Progress() {
        @Override
        public void at(double fraction, long rows) {}

        @Override
        public void note(String line) {}

        @Override
        public void end(long rows) {}
    };

    /**
     * Where the operation is.
     *
     * @param fraction of the whole that is done, from 0 to 1; negative if the whole is unknown
     * @param rows that are done
     */
    void at(double fraction, long rows);

    /** Writes a line of its own, for something that must not get lost. */
    void note(String line);

    /** The operation has ended, well or not, after that many rows. */
    void end(long rows);

    /**
     * Shows the progress on the error output, so that what is piped stays clean: as a bar on a terminal, otherwise as a
     * line now and then.
     *
     * @param title what goes on: {@code importing cities}
     */
    static Progress onErrors(String title) {
        int columns = StandardStream.ERRORS.columns();
        return columns > 0
                ? new ProgressBar(System.err, columns, title, System::nanoTime)
                : new ProgressLines(System.err, title, System::nanoTime);
    }
}
