package io.partita.engine.server.identity;

import io.partita.engine.server.identity.KeyRecord.Session;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Makes access keys from chance. */
public final class KeyMaker {
    private static final String PERMANENT = "PTKA";
    private static final String TEMPORARY = "PTSA";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_BYTES = 30;
    private static final int TOKEN_BYTES = 96;

    private final SecureRandom random;

    public KeyMaker(SecureRandom random) {
        this.random = random;
    }

    /** A key that lives until it is deleted. */
    public KeyRecord permanent(Instant now) {
        return make(PERMANENT, now, null);
    }

    /** A key that ends by itself, with its token. */
    public KeyRecord temporary(Instant now, Duration life) {
        return make(TEMPORARY, now, new Session(text(TOKEN_BYTES), now.plus(life)));
    }

    private KeyRecord make(String prefix, Instant now, @Nullable Session session) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < 16; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new KeyRecord(id.toString(), text(SECRET_BYTES), true, now, session);
    }

    private String text(int bytes) {
        byte[] chance = new byte[bytes];
        random.nextBytes(chance);
        return Base64.getEncoder().encodeToString(chance);
    }
}
