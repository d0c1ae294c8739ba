package io.partita.engine.storage.rocks;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A lock on a file that only one holder in one process can have, and that goes with the process. */
final class DirectoryLock {
    /** Behind everything in the file, because on Windows nobody else can read what is locked. */
    private static final long LOCKED_BYTE = 1L << 40;

    private static final int MAX_ID_LENGTH = 20;

    private DirectoryLock() {}

    /**
     * Takes the lock; closing the channel gives it back.
     *
     * @throws StoreException LOCKED with the holder's process id, if it is known
     */
    static FileChannel take(Path directory, Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (!tryLock(channel)) {
                throw new StoreException(
                        ErrorCode.LOCKED,
                        "The data directory " + directory + " is in use by " + holder(channel)
                                + ". One process at a time can open it.");
            }
            channel.truncate(0);
            String id = Long.toString(ProcessHandle.current().pid());
            channel.write(StandardCharsets.ISO_8859_1.encode(id), 0);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            // Somebody in this process has it.
            return false;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MAX_ID_LENGTH);
        channel.read(text, 0);
        String id = StandardCharsets.ISO_8859_1.decode(text.flip()).toString();
        if (id.isEmpty() || !id.chars().allMatch(Character::isDigit)) {
            return "another process";
        }
        return id.equals(Long.toString(ProcessHandle.current().pid())) ? "this process" : "process " + id;
    }
}
