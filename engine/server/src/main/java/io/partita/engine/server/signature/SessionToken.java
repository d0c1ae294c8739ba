package io.partita.engine.server.signature;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a request with a temporary key carries in {@code X-Amz-Security-Token}. */
record SessionToken(String text, Instant expires) {

    /** Whether a request carries this token; takes as long for a wrong one of the same length as for the right one. */
    boolean is(@Nullable String presented) {
        return presented != null
                && MessageDigest.isEqual(
                        text.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "session token that expires at " + expires;
    }
}
