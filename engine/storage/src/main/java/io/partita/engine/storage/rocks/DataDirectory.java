package io.partita.engine.storage.rocks;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The directory of one store, held by this process alone from {@link #open} to {@link #close}.
 *
 * <pre>
 * FORMAT   what this is and its version, two lines of text; written once, when the directory is made
 * LOCK     locked while the store is open; holds the process id of who holds it
 * data/    the files of RocksDB
 * </pre>
 */
final class DataDirectory implements AutoCloseable {
    private static final String FORMAT = "FORMAT";
    private static final String NEW_FORMAT = "FORMAT.new";
    private static final String LOCK = "LOCK";
    private static final String DATA = "data";
    private static final String TABLE_FILE = ".sst";

    private static final String MAGIC = "partita store";
    /** What a crash can leave behind before the format is written, and the users of a server that has not run yet. */
    private static final Set<String> BEGINNINGS = Set.of(LOCK, NEW_FORMAT, "credentials");

    private final Path path;
    private final StoreKind kind;
    private final FileChannel lock;

    private DataDirectory(Path path, StoreKind kind, FileChannel lock) {
        this.path = path;
        this.kind = kind;
        this.lock = lock;
    }

    /**
     * Takes the directory, and makes it if there is none.
     *
     * @throws StoreException FOREIGN_DATA if it holds anything else, LOCKED if it is in use
     */
    static DataDirectory open(Path path, StoreKind kind) {
        try {
            checkIsOurs(path, kind);
            Files.createDirectories(path);
            FileChannel lock = DirectoryLock.take(path, path.resolve(LOCK));
            try {
                // Again, because it may have been another's turn in between.
                if (!checkIsOurs(path, kind)) {
                    writeFormat(path, kind);
                }
                Files.createDirectories(path.resolve(DATA));
                return new DataDirectory(path, kind, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw RocksFailure.ofFiles(path, e);
        }
    }

    /** Whether the directory has our format (true) or nothing at all (false); anything else is refused. */
    private static boolean checkIsOurs(Path path, StoreKind kind) throws IOException {
        if (!Files.exists(path)) {
            return false;
        }
        if (!Files.isDirectory(path)) {
            throw foreign("The data directory " + path + " is a file.");
        }
        Path format = path.resolve(FORMAT);
        if (!Files.exists(format)) {
            if (!BEGINNINGS.containsAll(names(path))) {
                throw foreign("The directory " + path + " is not empty and has no file " + FORMAT
                        + ", so it is not one of Partita's. Name an empty or new directory.");
            }
            return false;
        }
        String text = Files.size(format) > 1000 ? "" : Files.readString(format, StandardCharsets.ISO_8859_1);
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(MAGIC)) {
            throw foreign("The file " + format + " is not one of Partita's.");
        }
        if (lines.size() < 2 || !lines.get(1).equals(kind.version())) {
            throw foreign("The data directory " + path + " has the format '" + String.join(", ", lines)
                    + "', and this program reads only '" + kind.version()
                    + "' here. Open it with the program that wrote it.");
        }
        return true;
    }

    private static StoreException foreign(String message) {
        return new StoreException(ErrorCode.FOREIGN_DATA, message);
    }

    private static List<String> names(Path path) throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    /** All of it or nothing, also when the power goes. */
    private static void writeFormat(Path path, StoreKind kind) throws IOException {
        Path unfinished = path.resolve(NEW_FORMAT);
        try (FileChannel file = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            ByteBuffer text = StandardCharsets.ISO_8859_1.encode(MAGIC + "\n" + kind.version() + "\n");
            while (text.hasRemaining()) {
                file.write(text);
            }
            file.force(true);
        }
        Files.move(unfinished, path.resolve(FORMAT), StandardCopyOption.ATOMIC_MOVE);
        syncNames(path);
    }

    private static void syncNames(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        } catch (java.nio.file.AccessDeniedException e) {
            // Windows does not open directories, and keeps names in its journal without being asked.
            return;
        }
    }

    /**
     * Makes the directory of an unlogged store from a checkpoint, all synced: files that never change are linked, others
     * copied. A crash leaves a directory that is incomplete, for the caller to remove.
     *
     * @param target does not exist, on the device of the checkpoint
     */
    static void restore(Path checkpoint, Path target) {
        try (Stream<Path> files = Files.list(checkpoint)) {
            Path data = Files.createDirectories(target.resolve(DATA));
            for (Path file : (Iterable<Path>) files::iterator) {
                Path restored = data.resolve(file.getFileName());
                if (file.toString().endsWith(TABLE_FILE)) {
                    Files.createLink(restored, file);
                } else {
                    Files.copy(file, restored);
                }
                sync(restored);
            }
            syncNames(data);
            writeFormat(target, StoreKind.UNLOGGED);
        } catch (IOException e) {
            throw RocksFailure.ofFiles(target, e);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    Path path() {
        return path;
    }

    StoreKind kind() {
        return kind;
    }

    Path data() {
        return path.resolve(DATA);
    }

    /** Whether the device has room for as much as a recovery may write: what lies in logs, and some more. */
    boolean hasRoomToRecover() {
        try (Stream<Path> files = Files.list(data())) {
            long logs = 0;
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.toString().endsWith(".log")) {
                    logs += Files.size(file);
                }
            }
            return Files.getFileStore(data()).getUsableSpace() > logs + (1 << 20);
        } catch (IOException e) {
            throw RocksFailure.ofFiles(path, e);
        }
    }

    /** Lets go of the directory. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw RocksFailure.ofFiles(path, e);
        }
    }
}
