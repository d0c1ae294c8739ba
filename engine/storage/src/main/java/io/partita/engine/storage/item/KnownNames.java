package io.partita.engine.storage.item;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Names of attributes that were decoded lately, so that the same few names, in item after item, are one string each with
 * a hash code that is known. A name takes the place of another one with which it shares a slot, so this never grows.
 *
 * <p>Safe to share between threads: they race for slots, and whoever loses just makes a string of its own.
 */
final class KnownNames {
    private static final int SLOTS = 4_096;
    private static final int LONGEST = 64;

    private static final @Nullable String[] NAMES = new String[SLOTS];

    private KnownNames() {}

    /** The name that these bytes are, or null if it is not kept because it is long or not in ASCII. */
    static @Nullable String find(byte[] bytes, int from, int length) {
        if (length > LONGEST) {
            return null;
        }
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0) {
                return null;
            }
            hash = 31 * hash + bytes[i];
        }
        int slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
        String known = NAMES[slot];
        if (known == null || !isSame(known, bytes, from, length)) {
            known = new String(bytes, from, length, StandardCharsets.US_ASCII);
            NAMES[slot] = known;
        }
        return known;
    }

    private static boolean isSame(String name, byte[] bytes, int from, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != bytes[from + i]) {
                return false;
            }
        }
        return true;
    }
}
