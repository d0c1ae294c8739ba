package io.partita.engine.cluster.messaging;

import java.util.concurrent.CompletionStage;

/** Answers requests of other processes. Called by any number of threads at once, of the executor that was given for it. */
@FunctionalInterface
public interface MessageHandler {

    /**
     * Answers a request, now or later. What the sender should know of a failure is put into the answer: a stage that fails
     * leaves the sender with an unknown outcome.
     *
     * @param request as it was sent; checked against damage on the way, but not against malice
     */
    CompletionStage<byte[]> handle(byte[] request);
}
