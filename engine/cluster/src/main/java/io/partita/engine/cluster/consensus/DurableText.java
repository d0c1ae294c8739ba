package io.partita.engine.cluster.consensus;

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
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A small file that is replaced as a whole, also when the power goes, and other things that are done with files. */
public final class DurableText {
    private static final int MAX_BYTES = 1 << 20;

    private DurableText() {}

    /** What a file says, or null if there is none. */
    public static @Nullable String read(Path file) {
        try {
            if (!Files.exists(file)) {
                return null;
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new StoreException(ErrorCode.CORRUPTION, "The file " + file + " is larger than any of its kind");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Writes a file or replaces it. */
    public static void write(Path file, String text) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (FileChannel channel = FileChannel.open(
                    unfinished,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(text);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            syncNames(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static void syncNames(Path directory) throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** Removes a directory with everything in it, if it is there. */
    public static void remove(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw failure(directory, e);
        }
    }

    static StoreException failure(Path file, IOException e) {
        String text = String.valueOf(e.getMessage());
        boolean full = text.contains("No space left") || text.contains("quota exceeded");
        return new StoreException(
                full ? ErrorCode.STORAGE_FULL : ErrorCode.UNAVAILABLE,
                "The file " + file + " cannot be used: " + e.getClass().getSimpleName() + " " + text,
                e);
    }
}
