package io.partita.engine.storage.key;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import java.nio.ByteBuffer;

/**
 * Key attribute values as bytes whose unsigned lexicographic order is the order of the values: strings by
 * UTF-8, numbers numerically, binaries unsigned. Every encoding says where it ends, so that encodings can
 * be put one behind another; an encoded prefix of a string or binary is a byte prefix of the longer one.
 *
 * <p>The first byte tells the type, so that values of two types never meet:
 *
 * <pre>
 * 0x10 0x11 0x12   a negative number, zero, a positive number: see {@link NumberKey}
 * 0x20             a string: its UTF-8 bytes, each 0x00 written as 0x00 0xff, then 0x00 0x01
 * 0x30             a binary, written like a string
 * </pre>
 *
 * <p>This is what lies on disks: it can be added to, and never changed.
 */
public final class KeyEncoding {
    static final int STRING = 0x20;
    static final int BINARY = 0x30;

    private KeyEncoding() {}

    /**
     * Appends the encoding of a string, number or binary.
     *
     * @throws StoreException VALIDATION if a string is not well-formed Unicode
     * @throws IllegalArgumentException if the value cannot be a key
     */
    public static void append(KeyBuffer buffer, AttributeValue value) {
        if (value instanceof NumberValue number) {
            NumberKey.append(buffer, number.value());
        } else {
            appendPrefix(buffer, value);
            EscapedBytes.appendEnd(buffer);
        }
    }

    /**
     * Appends a string or binary without its end, so that what is written is a prefix of everything that begins with it.
     *
     * @throws StoreException VALIDATION if a string is not well-formed Unicode
     * @throws IllegalArgumentException if the value is not a string or binary
     */
    public static void appendPrefix(KeyBuffer buffer, AttributeValue prefix) {
        if (prefix instanceof StringValue string) {
            buffer.writeByte(STRING);
            EscapedBytes.append(buffer, string.value());
        } else if (prefix instanceof BinaryValue binary) {
            buffer.writeByte(BINARY);
            EscapedBytes.append(buffer, binary.bytes());
        } else {
            throw new IllegalArgumentException(
                    "a " + prefix.type().words() + " has no place here: a key begins with a string or binary");
        }
    }

    /**
     * Reads the value at the buffer's position and moves behind it.
     *
     * @throws StoreException CORRUPTION if there is no encoded value
     */
    public static AttributeValue read(ByteBuffer buffer) {
        if (!buffer.hasRemaining()) {
            throw corrupt("it ends where a value should begin");
        }
        int type = buffer.get() & 0xff;
        return switch (type) {
            case NumberKey.NEGATIVE, NumberKey.ZERO, NumberKey.POSITIVE ->
                AttributeValue.of(NumberKey.read(type, buffer));
            case STRING -> AttributeValue.of(EscapedBytes.text(EscapedBytes.read(buffer)));
            case BINARY -> AttributeValue.of(EscapedBytes.read(buffer));
            default -> throw corrupt("no type has the code " + type);
        };
    }

    /**
     * The hash of a partition key value: uniform over all 64 bits, and the same for ever and on every machine.
     * It is the {@link XxHash64} of the encoded value.
     */
    public static long hash(AttributeValue partition) {
        KeyBuffer buffer = new KeyBuffer();
        append(buffer, partition);
        return XxHash64.hash(buffer.array(), 0, buffer.length());
    }

    /** Appends the {@link #hash} of a partition key value in eight bytes, and behind it the value. */
    public static void appendWithHash(KeyBuffer buffer, AttributeValue partition) {
        int start = buffer.length();
        buffer.writeLong(0);
        append(buffer, partition);
        int end = buffer.length();
        long hash = XxHash64.hash(buffer.array(), start + Long.BYTES, end - start - Long.BYTES);
        buffer.setLong(start, hash);
    }

    static StoreException corrupt(String what) {
        return new StoreException(ErrorCode.CORRUPTION, "A stored key is damaged: " + what);
    }
}
