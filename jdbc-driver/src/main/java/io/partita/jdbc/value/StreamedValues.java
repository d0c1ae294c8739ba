package io.partita.jdbc.value;

import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Streams read into values, never further than an item could hold. */
public final class StreamedValues {
    /** As a length: all that there is. */
    public static final long TO_THE_END = -1;

    private static final int ITEM_BYTES = 400 * 1024;

    private StreamedValues() {}

    /**
     * The bytes.
     *
     * @param length how many there are, or {@link #TO_THE_END}
     * @throws SQLException 22001 if there are more than an item holds, 22023 if there are fewer than was said
     */
    public static byte[] bytes(InputStream stream, long length) throws SQLException {
        try {
            byte[] bytes = stream.readNBytes((int) bound(length));
            requireLength(bytes.length, length);
            return bytes;
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    /**
     * The text.
     *
     * @param length how many chars there are, or {@link #TO_THE_END}
     * @throws SQLException 22001 if there are more than an item holds, 22023 if there are fewer than was said
     */
    public static String text(Reader reader, long length) throws SQLException {
        int bound = (int) bound(length);
        char[] chunk = new char[Math.min(bound, 8_192)];
        StringBuilder text = new StringBuilder();
        try {
            int read = 0;
            while (read >= 0 && text.length() < bound) {
                read = reader.read(chunk, 0, Math.min(chunk.length, bound - text.length()));
                text.append(chunk, 0, Math.max(read, 0));
            }
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
        requireLength(text.length(), length);
        return text.toString();
    }

    /** The text of bytes, or null of null. */
    public static @Nullable Reader reader(@Nullable InputStream stream, Charset charset) {
        return stream == null ? null : new InputStreamReader(stream, charset);
    }

    private static long bound(long length) throws SQLException {
        if (length < TO_THE_END) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "a length must not be negative, as " + length + " is");
        } else if (length > ITEM_BYTES) {
            throw tooLong();
        }
        return length == TO_THE_END ? ITEM_BYTES + 1 : length;
    }

    private static void requireLength(int read, long length) throws SQLException {
        if (read > ITEM_BYTES) {
            throw tooLong();
        } else if (read < length) {
            throw SqlErrors.of(
                    SqlState.INVALID_VALUE, "the stream ended after " + read + " of the " + length + " it should have");
        }
    }

    private static SQLException tooLong() {
        return SqlErrors.of(SqlState.TEXT_TOO_LONG, "the stream has more than the 400 KB that an item can hold");
    }

    private static SQLException unreadable(IOException cause) {
        return SqlErrors.of(SqlState.INVALID_VALUE, "the stream cannot be read: " + cause.getMessage(), cause);
    }
}
