package io.partita.engine.server.identity;

import io.partita.engine.server.policy.PolicyException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The file in which users, their keys and their policies are: encrypted with AES-256-GCM, in a folder that is its owner's
 * alone. Changes of several processes come one after the other; a reader sees the file before or after each. Safe for
 * many threads.
 */
public final class CredentialsFile {
    /** The folder of credentials in the data directory of a server. */
    public static final String FOLDER = "credentials";

    private static final String FILE = "credentials.partita";
    private static final String KEY_FILE = "credentials.key";
    private static final String LOCK = "credentials.lock";

    /** Threads of one process cannot wait for each other at a lock of a file. */
    private static final Object ONE_IN_THIS_PROCESS = new Object();

    /** By which it is noticed that the file is another one. */
    record Stamp(FileTime modified, long bytes, @Nullable Object identity) {}

    private final Path folder;
    private final KeySource key;
    private final SecureRandom random;

    private CredentialsFile(Path folder, KeySource key, SecureRandom random) {
        this.folder = folder;
        this.key = key;
        this.random = random;
    }

    /**
     * The credentials of a folder, which need not be there yet.
     *
     * @param key where their key is, or null if it lies beside them
     * @param random for keys and nonces
     */
    public static CredentialsFile in(Path folder, @Nullable KeySource key, SecureRandom random) {
        return new CredentialsFile(folder, key == null ? KeySource.file(folder.resolve(KEY_FILE)) : key, random);
    }

    /** The file itself. */
    public Path path() {
        return folder.resolve(FILE);
    }

    public boolean exists() {
        return Files.exists(path());
    }

    /**
     * All users and policies.
     *
     * @throws IdentityException if there is no such file, others may touch it, it is damaged, or the key is another
     */
    public Identities read() throws IOException {
        if (!exists()) {
            throw new IdentityException("there are no credentials in " + folder
                    + " yet; make the first user: partita user create NAME --policy full-access");
        }
        PrivateFiles.checkFolder(folder);
        byte[] content = SealedBytes.open(PrivateFiles.read(path()), key.load(), path().toString());
        try {
            return IdentitiesReader.read(content);
        } catch (IOException | DateTimeException | PolicyException unreadable) {
            throw new IdentityException(
                    path() + " is whole, but this program does not understand it: " + unreadable.getMessage()
                            + "; run the program that wrote it",
                    unreadable);
        }
    }

    /**
     * Changes users or policies, and has the change on disk when it returns. The first change makes the file, and the
     * key if that lies beside it.
     *
     * @return what is in the file then
     * @throws IdentityException as {@link #read}, or what the change throws, and then nothing has changed
     */
    public Identities change(UnaryOperator<Identities> change) throws IOException {
        synchronized (ONE_IN_THIS_PROCESS) {
            PrivateFiles.createFolder(folder);
            try (FileChannel channel = PrivateFiles.openLock(folder.resolve(LOCK));
                    FileLock lock = channel.lock()) {
                Objects.requireNonNull(lock);
                boolean isFirst = !exists();
                Identities changed = change.apply(isFirst ? Identities.NONE : read());
                EncryptionKey with = isFirst ? key.loadOrCreate(random) : key.load();
                PrivateFiles.replace(path(), SealedBytes.seal(IdentitiesJson.write(changed), with, random));
                return changed;
            }
        }
    }

    /** What changes when the file does, or null if there is none. */
    @Nullable
    Stamp stamp() throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path(), BasicFileAttributes.class);
            return new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (NoSuchFileException gone) {
            return null;
        }
    }
}
