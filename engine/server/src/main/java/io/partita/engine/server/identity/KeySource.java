package io.partita.engine.server.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/** Where the key of the credentials comes from: a file of its own, or a text that somebody else keeps. */
public final class KeySource {
    /** The environment variable that has the key, where it is not in a file. */
    public static final String VARIABLE = "PARTITA_CREDENTIALS_KEY";

    private final @Nullable Path file;
    private final @Nullable EncryptionKey given;

    private KeySource(@Nullable Path file, @Nullable EncryptionKey given) {
        this.file = file;
        this.given = given;
    }

    /** A file with the key in Base64, which nobody but its owner may read. */
    public static KeySource file(Path file) {
        return new KeySource(file, null);
    }

    /**
     * A key as text.
     *
     * @param text 32 bytes in Base64
     * @param origin where it is from, for messages
     */
    public static KeySource text(String text, String origin) {
        return new KeySource(null, EncryptionKey.parse(text, origin));
    }

    /**
     * The key.
     *
     * @throws IdentityException if it is missing or none, or others may read it
     */
    EncryptionKey load() throws IOException {
        if (file == null) {
            return given();
        } else if (!Files.exists(file)) {
            throw new IdentityException("the key file " + file + " is missing, without which the credentials cannot be"
                    + " read; restore it, or say where the key is: --key-file FILE, or the environment variable "
                    + VARIABLE);
        }
        return EncryptionKey.parse(
                new String(PrivateFiles.read(file), StandardCharsets.US_ASCII), "the key file " + file);
    }

    /** The key, which is made if it is to be in a file that is not there. */
    EncryptionKey loadOrCreate(SecureRandom random) throws IOException {
        if (file == null || Files.exists(file)) {
            return load();
        }
        EncryptionKey key = EncryptionKey.random(random, "the key file " + file);
        PrivateFiles.replace(file, (key.text() + "\n").getBytes(StandardCharsets.US_ASCII));
        return key;
    }

    private EncryptionKey given() {
        if (given == null) {
            throw new IllegalStateException("neither a file nor a key");
        }
        return given;
    }
}
