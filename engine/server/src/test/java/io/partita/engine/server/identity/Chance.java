package io.partita.engine.server.identity;

import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Chance that can be had again. */
final class Chance {
    private Chance() {}

    static SecureRandom ofSeed(long seed) {
        try {
            SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
            random.setSeed(seed);
            return random;
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
