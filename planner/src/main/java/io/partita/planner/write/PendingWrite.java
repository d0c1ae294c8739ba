package io.partita.planner.write;

import io.partita.engine.api.request.WriteOutcome;
import io.partita.engine.api.request.WriteRequest;
import org.jspecify.annotations.Nullable;

/** A write of one item on its way: what the store is asked, and what its answer means to the statement. */
interface PendingWrite {

    WriteRequest request();

    /**
     * What the store's answer to the request means.
     *
     * @throws io.partita.planner.error.QueryException if the write has failed
     */
    Step answered(WriteOutcome outcome);

    /**
     * How far a write has come.
     *
     * @param written what it did, if it is over
     * @param next what is to be asked next, or null if it is over
     */
    record Step(Written written, @Nullable PendingWrite next) {
        static Step over(Written written) {
            return new Step(written, null);
        }

        static Step on(PendingWrite next) {
            return new Step(Written.NOTHING, next);
        }
    }
}
