package io.partita.shell.progress;

import java.io.PrintStream;
import java.util.function.LongSupplier;

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
        public void end(long rows) {}
    };

    /**
     * Where the operation is.
     *
     * @param fraction of the whole that is done, from 0 to 1; negative if the whole is unknown
     * @param rows that are done
     */
    void at(double fraction, long rows);

    /** The operation has ended, well or not, after that many rows. */
    void end(long rows);

    /**
     * The form that suits where it is written.
     *
     * @param output the error output, usually, so that what is piped stays clean
     * @param columns of the terminal; 0 if there is none, and then a line is written now and then
     * @param title what goes on: {@code importing cities}
     */
    static Progress on(PrintStream output, int columns, String title) {
        LongSupplier nanoseconds = System::nanoTime;
        return columns > 0
                ? new ProgressBar(output, columns, title, nanoseconds)
                : new ProgressLines(output, title, nanoseconds);
    }
}
