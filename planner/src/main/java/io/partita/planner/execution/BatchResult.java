package io.partita.planner.execution;

import io.partita.planner.error.QueryException;
import io.partita.planner.write.WriteResult;

/** What became of one statement of a batch. */
public sealed interface BatchResult {

    /**
     * It was executed.
     *
     * @param items how many items it wrote
     */
    record Done(long items) implements BatchResult {}

    record Failed(QueryException failure) implements BatchResult {}

    static BatchResult of(WriteResult result) {
        return result instanceof WriteResult.Failure failure
                ? new Failed(failure.failure())
                : new Done(result.written().items());
    }
}
