package io.partita.engine.api.request;

import io.partita.engine.api.error.StoreException;

/** What came of one of several independent writes. */
public sealed interface WriteOutcome {

    /** It was done. */
    record Done(WriteResponse response) implements WriteOutcome {}

    /**
     * It was not done, or nobody knows whether it was.
     *
     * @param failure what the write alone would have thrown
     */
    record Failed(StoreException failure) implements WriteOutcome {}

    /**
     * What the write alone would have answered.
     *
     * @throws StoreException what it would have thrown
     */
    default WriteResponse response() {
        if (this instanceof Done done) {
            return done.response();
        }
        throw ((Failed) this).failure();
    }
}
