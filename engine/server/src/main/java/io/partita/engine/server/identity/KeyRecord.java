package io.partita.engine.server.identity;

import io.partita.engine.server.signature.AccessKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An access key as it is kept. Its text does not have the secret.
 *
 * @param id the public part: twenty characters
 * @param secret forty characters
 * @param session what makes it temporary, or null if it lives until it is deleted
 */
public record KeyRecord(
        String id,
        String secret,
        boolean isActive,
        Instant created,
        @Nullable Session session) {

    /** The end of a temporary key, and the token that goes with it. */
    public record Session(String token, Instant expires) {
        @Override
        public String toString() {
            return "until " + expires;
        }
    }

    KeyRecord withActive(boolean active) {
        return new KeyRecord(id, secret, active, created, session);
    }

    boolean isOver(Instant now) {
        return session != null && !now.isBefore(session.expires());
    }

    /** The key as signatures are verified with it. */
    AccessKey ofUser(String userName) {
        return session == null
                ? AccessKey.permanent(id, userName, secret)
                : AccessKey.temporary(id, userName, secret, session.token(), session.expires());
    }

    @Override
    public String toString() {
        return "access key " + id + (isActive ? "" : ", inactive") + (session == null ? "" : ", " + session);
    }
}
