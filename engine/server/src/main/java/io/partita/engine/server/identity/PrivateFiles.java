package io.partita.engine.server.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner may read or write, which is checked whenever they are touched. */
final class PrivateFiles {
    /** A credentials file that is longer was not written by us. */
    private static final long LONGEST = 64L << 20;

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Set<PosixFilePermission> WRITES_OF_OTHERS = PosixFilePermissions.fromString("----w--w-");
    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    private PrivateFiles() {}

    /**
     * Reads a file.
     *
     * @throws IdentityException if others may touch it
     * @throws NoSuchFileException if it is not there
     */
    static byte[] read(Path file) throws IOException {
        check(file, OF_OTHERS, "600");
        if (Files.size(file) > LONGEST) {
            throw new IdentityException(file + " is too long for what it should be");
        }
        return Files.readAllBytes(file);
    }

    /** Makes a folder, if it is not there, for its owner alone. */
    static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            checkFolder(folder);
            return;
        }
        Path parent = folder.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        checkFileSystem(parent == null ? folder : parent);
        Files.createDirectory(folder, OWNER_FOLDER);
    }

    static void checkFolder(Path folder) throws IOException {
        check(folder, OF_OTHERS, "700");
    }

    private static void check(Path path, Set<PosixFilePermission> forbidden, String mode) throws IOException {
        checkFileSystem(path);
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        if (permissions.stream().anyMatch(forbidden::contains)) {
            throw new IdentityException("others than its owner may use " + path + " ("
                    + PosixFilePermissions.toString(permissions) + "). Run: chmod " + mode + " " + path);
        }
    }

    private static void checkFileSystem(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        } else if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
            throw new IdentityException(
                    "the file system of " + path + " has no owners and permissions, so that it cannot"
                            + " be seen who may read it; keep credentials on one that has: --credentials DIR");
        }
    }

    /** Opens a file for locking, which is made if it is not there. */
    static FileChannel openLock(Path file) throws IOException {
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_FILE);
    }

    /**
     * Puts bytes in place of a file: after a crash there is either the old file or the new one, on disk.
     *
     * @throws IdentityException if others may write into its folder, or touch the file that is there
     */
    static void replace(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        check(folder, WRITES_OF_OTHERS, "go-w");
        if (Files.exists(file)) {
            check(file, OF_OTHERS, "600");
        }
        Path partial = Files.createTempFile(folder, file.getFileName().toString(), ".partial", OWNER_FILE);
        try {
            write(partial, bytes);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
                entries.force(true);
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }
}
