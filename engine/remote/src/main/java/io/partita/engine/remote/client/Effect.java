package io.partita.engine.remote.client;

/** What a call does if it is sent twice. */
public enum Effect {
    /** Nothing. */
    READ,
    /** The same as once: a put or delete without condition. */
    REPEATABLE_WRITE,
    /** Maybe something else than once, so that it is sent again only if it certainly was not done. */
    WRITE;

    boolean changes() {
        return this != READ;
    }

    boolean mayBeSentAgain() {
        return this != WRITE;
    }
}
