package io.partita.engine.storage.rocks;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What went wrong below, in the terms of the store. */
final class RocksFailure {
    private static final String NO_SPACE = "No space left on device";
    private static final String NO_QUOTA = "Disk quota exceeded";

    /** How the system says that a file is gone, which nobody but somebody else has removed. */
    private static final String NO_FILE = "No such file or directory";

    /** How RocksDB says that it was syncing. */
    private static final Pattern SYNC = Pattern.compile("While (fsync|fdatasync|sync)");

    private RocksFailure() {}

    /** Of a read, or of opening the store. */
    static StoreException ofRead(Path directory, RocksDBException e) {
        if (isCorruption(e) || text(e).contains(NO_FILE)) {
            return corruption(directory, e);
        } else if (isNoSpace(e)) {
            return new StoreException(
                    ErrorCode.STORAGE_FULL, "There is no room on the device of " + directory + ": " + text(e), e);
        }
        return new StoreException(ErrorCode.UNAVAILABLE, "The data in " + directory + " cannot be read: " + text(e), e);
    }

    /**
     * Of a commit. When there was no room to append it to the log, the log ends in the middle of it, and whoever
     * reads the log next ignores that end: it has not happened. When anything else fails, all of it may
     * be in the log, and a later recovery may find it there.
     */
    static StoreException ofCommit(Path directory, RocksDBException e) {
        if (isCorruption(e)) {
            return corruption(directory, e);
        } else if (isNoSpace(e) && !SYNC.matcher(text(e)).find()) {
            return new StoreException(
                    ErrorCode.STORAGE_FULL,
                    "There is no room on the device of " + directory
                            + ": nothing was changed. Reads still work, and writes go on when there is room: "
                            + text(e),
                    e);
        }
        return new StoreException(
                ErrorCode.UNKNOWN_OUTCOME,
                "The device of " + directory + " failed while a change was written, which may be kept or lost: "
                        + text(e),
                e);
    }

    static StoreException ofFiles(Path directory, IOException e) {
        String text = String.valueOf(e.getMessage());
        if (text.contains(NO_SPACE) || text.contains(NO_QUOTA)) {
            return new StoreException(
                    ErrorCode.STORAGE_FULL, "There is no room on the device of " + directory + ": " + text, e);
        }
        return new StoreException(
                ErrorCode.UNAVAILABLE,
                "The data directory " + directory + " cannot be used: "
                        + e.getClass().getSimpleName() + " " + text,
                e);
    }

    private static StoreException corruption(Path directory, RocksDBException e) {
        return corruption(directory, text(e), e);
    }

    /** Of data that is not as it was written. */
    static StoreException corruption(Path directory, String what, @Nullable Exception cause) {
        return new StoreException(
                ErrorCode.CORRUPTION,
                "The data in " + directory + " is damaged: " + what
                        + ". Restore it from a backup or from another replica.",
                cause);
    }

    private static boolean isCorruption(RocksDBException e) {
        Status status = e.getStatus();
        return status != null && status.getCode() == Status.Code.Corruption;
    }

    private static boolean isNoSpace(RocksDBException e) {
        Status status = e.getStatus();
        boolean said = status != null && status.getSubCode() == Status.SubCode.NoSpace;
        return said || text(e).contains(NO_SPACE) || text(e).contains(NO_QUOTA);
    }

    private static String text(RocksDBException e) {
        String text = e.getMessage();
        return text == null || text.isEmpty() ? String.valueOf(e.getStatus()) : text;
    }
}
