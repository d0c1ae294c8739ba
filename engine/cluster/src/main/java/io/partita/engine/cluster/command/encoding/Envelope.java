package io.partita.engine.cluster.command.encoding;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.storage.item.ByteReader;
import io.partita.engine.storage.item.ByteWriter;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * What lies around everything that is encoded here.
 *
 * <pre>
 * version   1 byte, 0x01
 * kind      1 byte; no two kinds have the same one, whatever they are of
 * content
 * checksum  4 bytes: CRC-32C of all before it, the highest byte first
 * </pre>
 *
 * <p>This lies in logs: a change needs another version, and the old one must still be read.
 *
 * @param subject what it is, as errors say it
 * @param maxBytes the most bytes of one, all included
 */
record Envelope(String subject, int maxBytes) {
    private static final int VERSION = 1;
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    /** Version, kind and checksum. */
    static final int BYTES = 2 + CHECKSUM_BYTES;

    /** A writer that has version and kind and is ready for the content. */
    static ByteWriter begin(int kind, int capacity) {
        ByteWriter writer = new ByteWriter(capacity);
        writer.writeByte(VERSION);
        writer.writeByte(kind);
        return writer;
    }

    /**
     * All that has been written, with its checksum.
     *
     * @throws StoreException VALIDATION if it is too large
     */
    byte[] seal(ByteWriter writer) {
        if (writer.length() > maxBytes - CHECKSUM_BYTES) {
            throw StoreException.validation(subject + " is too large: it has " + writer.length()
                    + " bytes, and the most is " + (maxBytes - CHECKSUM_BYTES));
        }
        for (int i = 0; i < CHECKSUM_BYTES; i++) {
            writer.writeByte(0);
        }
        byte[] bytes = writer.toByteArray();
        int end = bytes.length - CHECKSUM_BYTES;
        ByteBuffer.wrap(bytes).putInt(end, checksum(bytes, end));
        return bytes;
    }

    /**
     * What the reader makes of kind and content, which it must come to the end of. What constructors of values refuse is
     * CORRUPTION too.
     *
     * @throws StoreException CORRUPTION if the bytes are something else
     */
    <T> T open(byte[] bytes, Function<ByteReader, T> content) {
        ByteReader reader = new ByteReader(bytes, 0, Math.max(0, bytes.length - CHECKSUM_BYTES), subject);
        if (bytes.length > maxBytes) {
            throw reader.corrupt("it has " + bytes.length + " bytes, and the most is " + maxBytes);
        }
        int version = reader.readByte();
        if (version != VERSION) {
            throw reader.corrupt("its version is " + version + ", and this program reads only version " + VERSION);
        }
        int end = bytes.length - CHECKSUM_BYTES;
        if (ByteBuffer.wrap(bytes).getInt(end) != checksum(bytes, end)) {
            throw reader.corrupt("its checksum is not that of its bytes");
        }
        try {
            T read = content.apply(reader);
            reader.checkEnd();
            return read;
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new StoreException(ErrorCode.CORRUPTION, subject + " is damaged: " + e.getMessage(), e);
        }
    }

    private static int checksum(byte[] bytes, int end) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        return (int) checksum.getValue();
    }
}
