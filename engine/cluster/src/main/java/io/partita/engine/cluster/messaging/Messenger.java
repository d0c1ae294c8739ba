package io.partita.engine.cluster.messaging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends requests to other processes. Safe for any number of threads. */
@FunctionalInterface
public interface Messenger {

    /**
     * Sends a request, and neither waits nor tries again. Requests to one process may overtake each other.
     *
     * <p>What comes of it is a {@link io.partita.engine.api.error.StoreException} if there is no answer: UNAVAILABLE if the
     * request has certainly not been handled; UNKNOWN_OUTCOME if it may have been; VALIDATION if it is too large to be sent.
     * Whatever is chained to the future without an executor is run by a thread that must not be kept waiting.
     *
     * @param request not to be changed afterwards
     * @param time how long the answer is waited for; the other process does not begin with it after that
     * @return the answer, in time
     */
    CompletableFuture<byte[]> send(Address to, byte[] request, Duration time);
}
