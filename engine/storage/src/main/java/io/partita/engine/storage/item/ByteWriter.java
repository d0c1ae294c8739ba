package io.partita.engine.storage.item;

import io.partita.engine.api.error.StoreException;
import io.partita.engine.api.item.ItemSize;
import java.util.Arrays;

/** A growing array of bytes. For one thread. */
public final class ByteWriter {
    private byte[] bytes;
    private int length;

    /** @param capacity so many bytes fit before the array grows */
    public ByteWriter(int capacity) {
        bytes = new byte[capacity];
    }

    public int length() {
        return length;
    }

    public void writeByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    /** A number that is not negative, or the bits of one that is: seven a byte, the lowest first. */
    public void writeVariable(long value) {
        reserve(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    /** Moves the sign to the lowest bit, so that small numbers are short whatever their sign. */
    public void writeSigned(long value) {
        writeVariable((value << 1) ^ (value >> 63));
    }

    /** The length and the bytes. */
    public void writeBytes(byte[] source) {
        writeVariable(source.length);
        reserve(source.length);
        System.arraycopy(source, 0, bytes, length, source.length);
        length += source.length;
    }

    /**
     * The length in UTF-8, and the text.
     *
     * @throws StoreException VALIDATION if it is not well-formed Unicode
     */
    public void writeString(String text) {
        int utf8Length = ItemSize.utf8Length(text);
        writeVariable(utf8Length);
        reserve(utf8Length);
        if (utf8Length == text.length()) {
            for (int i = 0; i < utf8Length; i++) {
                bytes[length + i] = (byte) text.charAt(i);
            }
            length += utf8Length;
        } else {
            writeUtf8(text);
        }
    }

    private void writeUtf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            int point = text.codePointAt(i);
            if (point < 0x80) {
                bytes[length++] = (byte) point;
            } else if (point < 0x800) {
                bytes[length++] = (byte) (0xc0 | (point >> 6));
                writeContinuation(point);
            } else if (point < 0x10000) {
                if (Character.isSurrogate((char) point)) {
                    throw StoreException.validation(
                            "A string is not well-formed Unicode: there is half a surrogate pair at index " + i);
                }
                bytes[length++] = (byte) (0xe0 | (point >> 12));
                writeContinuation(point >> 6);
                writeContinuation(point);
            } else {
                bytes[length++] = (byte) (0xf0 | (point >> 18));
                writeContinuation(point >> 12);
                writeContinuation(point >> 6);
                writeContinuation(point);
                i++;
            }
        }
    }

    private void writeContinuation(int bits) {
        bytes[length++] = (byte) (0x80 | (bits & 0x3f));
    }

    static byte[] concatenated(ByteWriter... parts) {
        int total = 0;
        for (ByteWriter part : parts) {
            total += part.length;
        }
        byte[] all = new byte[total];
        int at = 0;
        for (ByteWriter part : parts) {
            System.arraycopy(part.bytes, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** What has been written, as an array of its own. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
