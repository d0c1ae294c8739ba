package io.partita.engine.cluster.messaging;

import org.jspecify.annotations.Nullable;

/** What a frame is; the codes are part of the format. */
enum FrameKind {
    /** The first frame of who connects: the name of its cluster. */
    HELLO(1),
    /** The answer to it, if the cluster is the same: its name. */
    WELCOME(2),
    /** The answer to it otherwise: why, as text. The connection is closed. */
    REJECTION(3),
    /** A request. */
    REQUEST(4),
    /** The answer to the request of the same number. */
    ANSWER(5),
    /** The request of the same number was not handled and is not going to be: why, as text. */
    REFUSAL(6),
    /** What came of the request of the same number is unknown: why, as text. */
    FAILURE(7),
    /** No request is taken any more; those that were taken are still going to be answered. */
    CLOSING(8),
    /** Asks for a sign of life. */
    PING(9),
    /** A sign of life. */
    PONG(10);

    private static final FrameKind[] KINDS = values();

    private final int code;

    FrameKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static @Nullable FrameKind of(int code) {
        return code >= 1 && code <= KINDS.length ? KINDS[code - 1] : null;
    }
}
