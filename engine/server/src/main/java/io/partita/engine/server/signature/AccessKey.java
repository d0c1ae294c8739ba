package io.partita.engine.server.signature;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * An access key with its secret, and the signing keys that were derived from it lately. Safe for many threads. Two
 * keys are never equal unless they are one object, and no text of it has the secret.
 */
public final class AccessKey {
    /** A client signs for one region on one day; a few slots carry clients of several regions over midnight. */
    private static final int SLOTS = 8;

    private final String id;
    private final String userName;
    private final String secret;
    private final @Nullable SessionToken token;
    private final AtomicReferenceArray<@Nullable SigningKey> derived = new AtomicReferenceArray<>(SLOTS);

    private AccessKey(String id, String userName, String secret, @Nullable SessionToken token) {
        this.id = id;
        this.userName = userName;
        this.secret = secret;
        this.token = token;
    }

    /** A key that lives until it is deleted. */
    public static AccessKey permanent(String id, String userName, String secret) {
        return new AccessKey(id, userName, secret, null);
    }

    /** A key of a session, which a request proves with the session's token. */
    public static AccessKey temporary(String id, String userName, String secret, String token, Instant expires) {
        return new AccessKey(id, userName, secret, new SessionToken(token, expires));
    }

    /** The public part: twenty characters. */
    public String id() {
        return id;
    }

    /** The name of the user to whom the key belongs. */
    public String userName() {
        return userName;
    }

    /** What else a request must have if the key is that of a session. */
    @Nullable
    SessionToken token() {
        return token;
    }

    /** The key that signs requests of one day to one service of one region. */
    SigningKey signingKey(CredentialScope scope) {
        int slot = scope.hash() & (SLOTS - 1);
        SigningKey known = derived.get(slot);
        if (known != null && known.isFor(scope)) {
            return known;
        }
        SigningKey fresh = SigningKey.derive(secret, scope);
        derived.set(slot, fresh);
        return fresh;
    }

    @Override
    public String toString() {
        return "access key " + id + " of " + userName;
    }
}
