package io.partita.engine.server.signature;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The digest, the authentication code and the buffer of one thread, so that a request allocates none of them. */
final class Workspace {
    static final String AUTHENTICATION = "HmacSHA256";
    private static final ThreadLocal<Workspace> OF_THREAD = ThreadLocal.withInitial(Workspace::new);

    private final CanonicalText text = new CanonicalText();
    private final MessageDigest digest;
    private final Mac authentication;

    private Workspace() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
            authentication = Mac.getInstance(AUTHENTICATION);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has SHA-256 and HmacSHA256", e);
        }
    }

    static Workspace ofThisThread() {
        return OF_THREAD.get();
    }

    /** The buffer, empty. */
    CanonicalText text() {
        text.clear();
        return text;
    }

    /** Appends the lower-case hexadecimal SHA-256 of a body. */
    void appendHashOf(ByteBuffer body, CanonicalText target) {
        digest.update(body.duplicate());
        Hexadecimal.append(digest.digest(), target);
    }

    byte[] hashOf(CanonicalText hashed) {
        digest.update(hashed.bytes(), 0, hashed.length());
        return digest.digest();
    }

    /** The HMAC-SHA256 of the first bytes of a message. */
    byte[] authenticate(SecretKeySpec key, byte[] message, int length) {
        try {
            authentication.init(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("any bytes are a key of HmacSHA256", e);
        }
        authentication.update(message, 0, length);
        return authentication.doFinal();
    }
}
