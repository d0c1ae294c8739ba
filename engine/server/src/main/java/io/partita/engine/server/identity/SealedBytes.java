package io.partita.engine.server.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The form of the credentials file: {@code mark | version | fingerprint of the key | nonce | AES-256-GCM}, where all that
 * stands before the nonce is authenticated too. No byte can change without notice.
 */
final class SealedBytes {
    private static final byte[] MARK = "PARTITA CREDENTIALS\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte VERSION = 1;
    private static final int HEADER_BYTES = MARK.length + 1 + EncryptionKey.FINGERPRINT_BYTES;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private SealedBytes() {}

    static byte[] seal(byte[] content, EncryptionKey key, SecureRandom random) {
        byte[] header = ByteBuffer.allocate(HEADER_BYTES)
                .put(MARK)
                .put(VERSION)
                .put(key.fingerprint())
                .array();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, header).doFinal(content);
            return ByteBuffer.allocate(HEADER_BYTES + NONCE_BYTES + sealed.length)
                    .put(header)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    /**
     * The content.
     *
     * @param name of the file, for messages
     * @throws IdentityException if the bytes are not what was sealed with this key
     */
    static byte[] open(byte[] bytes, EncryptionKey key, String name) {
        if (bytes.length < HEADER_BYTES + NONCE_BYTES + TAG_BITS / 8 || !startsWith(bytes, MARK)) {
            throw new IdentityException(name + " is no credentials file, or its beginning is damaged; restore it from a"
                    + " backup, or name another data directory");
        } else if (bytes[MARK.length] != VERSION) {
            throw new IdentityException(name + " has the format version " + bytes[MARK.length]
                    + "; this program knows version " + VERSION + ": run the program that wrote it");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        byte[] header = new byte[HEADER_BYTES];
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(header).get(nonce);
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        if (!isOfKey(header, key)) {
            throw new IdentityException(name + " was written with another key than that of " + key.origin()
                    + "; give the one with which it was written (--key-file)");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, header).doFinal(sealed);
        } catch (AEADBadTagException damaged) {
            throw new IdentityException(
                    name + " is damaged or was tampered with: it does not match its seal; restore it from a backup");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has AES-GCM", e);
        }
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return ByteBuffer.wrap(bytes, 0, start.length).equals(ByteBuffer.wrap(start));
    }

    private static boolean isOfKey(byte[] header, EncryptionKey key) {
        byte[] fingerprint = new byte[EncryptionKey.FINGERPRINT_BYTES];
        ByteBuffer.wrap(header).position(MARK.length + 1).get(fingerprint);
        return MessageDigest.isEqual(fingerprint, key.fingerprint());
    }

    private static Cipher cipher(int mode, EncryptionKey key, byte[] nonce, byte[] header)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.cipherKey(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(header);
        return cipher;
    }
}
