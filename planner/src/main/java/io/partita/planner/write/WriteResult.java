package io.partita.planner.write;

import io.partita.planner.error.QueryException;

/** What became of one of several writes that do not depend on each other. */
public sealed interface WriteResult {

    record Success(Written written) implements WriteResult {}

    /** It failed, or was never tried because the execution had to stop. */
    record Failure(QueryException failure) implements WriteResult {}

    /**
     * What it did.
     *
     * @throws QueryException if it failed
     */
    default Written written() {
        if (this instanceof Success success) {
            return success.written();
        }
        throw ((Failure) this).failure();
    }
}
