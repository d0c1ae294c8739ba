package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.error.StoreException;

/**
 * What another process answers: what it was asked for, or why not. An answer that cannot be read is an error of the one
 * who reads it, and not the same as one that says that something is damaged there.
 */
public sealed interface Answer<T> {

    /**
     * What was asked for.
     *
     * @throws StoreException why not
     */
    T get();

    /** What was asked for. */
    record Given<T>(T value) implements Answer<T> {
        @Override
        public T get() {
            return value;
        }
    }

    /** Why there is nothing. */
    record Refused<T>(StoreException reason) implements Answer<T> {
        @Override
        public T get() {
            throw reason;
        }
    }
}
