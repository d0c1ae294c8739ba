package io.partita.planner.access;

import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * Who reads ahead. Work that no worker has begun is done by the thread that waits for it, so an executor that is
 * busy, or that runs everything at once, only makes reading slower.
 *
 * @param executor shared by all statements; its tasks never wait for each other or for a reader
 * @param parallelism how many requests one statement may have under way
 * @param pause waits between two attempts
 */
public record Workers(Executor executor, int parallelism, Pause pause) {

    public Workers {
        if (parallelism < 1) {
            throw new IllegalArgumentException("at least one request must be under way, not " + parallelism);
        }
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        /**
         * Waits this long.
         *
         * @throws InterruptedException if the thread is interrupted meanwhile
         */
        void pause(Duration duration) throws InterruptedException;
    }
}
