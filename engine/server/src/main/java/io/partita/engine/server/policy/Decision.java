package io.partita.engine.server.policy;

/** What the policies of a user say to an access. */
public enum Decision {
    /** A statement allows it, and none denies it. */
    ALLOWED,
    /** No statement allows it. */
    NOT_ALLOWED,
    /** A statement denies it, whatever others allow. */
    DENIED
}
