package io.partita.engine.cluster.messaging;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.CorruptedFrameException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What goes over a connection, in both directions.
 *
 * <pre>
 * length    4 bytes: of all that follows
 * checksum  4 bytes: CRC-32C of all that follows
 * version   1 byte, 0x01
 * kind      1 byte
 * number    8 bytes: of the request, by who sends it; 0 if there is none
 * time      4 bytes: how many milliseconds the answer to a request is waited for; otherwise 0
 * content
 * </pre>
 *
 * <p>Numbers have the highest byte first. Length, checksum and version stay where they are in all versions.
 */
final class Frame {
    static final int VERSION = 1;

    /** All but the content. */
    static final int FIXED_BYTES = 4 + 4 + 1 + 1 + 8 + 4;

    static final byte[] NOTHING = {};

    private static final int LENGTH_BYTES = 4;
    private static final int CHECKED_AT = 8;

    private final FrameKind kind;
    private final long number;
    private final int millis;
    private final byte[] content;

    Frame(FrameKind kind, long number, int millis, byte[] content) {
        this.kind = kind;
        this.number = number;
        this.millis = millis;
        this.content = content;
    }

    static Frame of(FrameKind kind, long number, String text) {
        return new Frame(kind, number, 0, text.getBytes(StandardCharsets.UTF_8));
    }

    FrameKind kind() {
        return kind;
    }

    long number() {
        return number;
    }

    int millis() {
        return millis;
    }

    byte[] content() {
        return content;
    }

    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    int bytes() {
        return FIXED_BYTES + content.length;
    }

    void writeTo(ByteBuf out) {
        int start = out.writerIndex();
        out.writeInt(bytes() - LENGTH_BYTES);
        out.writeInt(0);
        out.writeByte(VERSION);
        out.writeByte(kind.code());
        out.writeLong(number);
        out.writeInt(millis);
        out.writeBytes(content);
        out.setInt(start + LENGTH_BYTES, checksum(out, start + CHECKED_AT, out.writerIndex()));
    }

    /**
     * Takes a frame out of a buffer that has all of it.
     *
     * @param length as its first four bytes say, at which the buffer stands
     */
    static Frame read(ByteBuf in, int length) {
        int start = in.readerIndex();
        if (in.getInt(start + LENGTH_BYTES) != checksum(in, start + CHECKED_AT, start + LENGTH_BYTES + length)) {
            throw new CorruptedFrameException("a message came damaged: its checksum is not that of its bytes");
        }
        in.skipBytes(CHECKED_AT);
        int version = in.readByte();
        if (version != VERSION) {
            throw new CorruptedFrameException(
                    "it speaks version " + version + " of the messages, and this process version " + VERSION);
        }
        int code = in.readByte();
        FrameKind kind = FrameKind.of(code);
        if (kind == null) {
            throw new CorruptedFrameException("no message is of the kind " + code);
        }
        long number = in.readLong();
        int millis = in.readInt();
        byte[] content = new byte[length + LENGTH_BYTES - FIXED_BYTES];
        in.readBytes(content);
        return new Frame(kind, number, millis, content);
    }

    private static int checksum(ByteBuf buffer, int from, int to) {
        CRC32C checksum = new CRC32C();
        checksum.update(buffer.internalNioBuffer(from, to - from));
        return (int) checksum.getValue();
    }
}
