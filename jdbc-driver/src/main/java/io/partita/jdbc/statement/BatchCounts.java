package io.partita.jdbc.statement;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The counts of the statements of a batch, in their order. A batch goes on behind a statement that fails; in the end one
 * exception has the count of each statement, {@link Statement#EXECUTE_FAILED} for those that failed, and the failures as
 * its cause and its next exceptions.
 */
public final class BatchCounts {
    private final long[] counts;
    private int size;
    private int failures;
    private int firstFailed;
    private @Nullable SQLException first;
    private @Nullable SQLException last;

    /**
     * Counts of a batch that begins.
     *
     * @param size how many statements the batch has
     */
    public BatchCounts(int size) {
        this.counts = new long[size];
    }

    /** Of the next statement. */
    public void done(long count) {
        counts[size++] = count;
    }

    /** Of the next statement. */
    public void failed(SQLException failure) {
        if (first == null || last == null) {
            first = failure;
            firstFailed = size;
        } else {
            last.setNextException(failure);
        }
        last = failure;
        failures++;
        counts[size++] = Statement.EXECUTE_FAILED;
    }

    /** All statements that are left fail because the batch has to stop. */
    public void stopped(SQLException reason) {
        failed(reason);
        while (size < counts.length) {
            counts[size++] = Statement.EXECUTE_FAILED;
            failures++;
        }
    }

    /**
     * The counts of a batch that is over.
     *
     * @throws BatchUpdateException if a statement failed
     */
    public long[] finish() throws BatchUpdateException {
        SQLException failure = first;
        if (failure == null) {
            return counts;
        }
        String which = failures == 1
                ? "statement " + (firstFailed + 1) + " of " + counts.length + " of the batch: "
                : failures + " of " + counts.length + " statements of the batch failed, the first of them statement "
                        + (firstFailed + 1) + ": ";
        BatchUpdateException thrown = new BatchUpdateException(
                which + failure.getMessage(), failure.getSQLState(), failure.getErrorCode(), counts, failure);
        thrown.setNextException(failure);
        throw thrown;
    }
}
