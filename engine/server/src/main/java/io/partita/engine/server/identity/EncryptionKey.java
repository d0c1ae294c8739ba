package io.partita.engine.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key with which credentials are encrypted: 32 bytes. No text of it has them. */
public final class EncryptionKey {
    static final int FINGERPRINT_BYTES = 8;
    private static final int BYTES = 32;

    private final byte[] bytes;
    private final String origin;

    private EncryptionKey(byte[] bytes, String origin) {
        this.bytes = bytes;
        this.origin = origin;
    }

    /** A new key. */
    static EncryptionKey random(SecureRandom random, String origin) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new EncryptionKey(bytes, origin);
    }

    /**
     * The key that a text stands for.
     *
     * @param text 32 bytes in Base64; white space around them does not count
     * @param origin where the text is from, for messages
     * @throws IdentityException if it stands for none
     */
    public static EncryptionKey parse(String text, String origin) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == BYTES) {
                return new EncryptionKey(bytes, origin);
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below, without the text.
        }
        throw new IdentityException(origin + " has no key: it must be 32 bytes in Base64, 44 characters, as"
                + " `openssl rand -base64 32` writes them");
    }

    /** The text that stands for the key. */
    String text() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Where the key is from. */
    String origin() {
        return origin;
    }

    SecretKeySpec cipherKey() {
        return new SecretKeySpec(bytes, "AES");
    }

    /** By which a file knows its key, and nobody learns anything of the key. */
    byte[] fingerprint() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            byte[] full = mac.doFinal("partita credentials".getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(full, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "key " + HexFormat.of().formatHex(fingerprint()) + " of " + origin;
    }
}
