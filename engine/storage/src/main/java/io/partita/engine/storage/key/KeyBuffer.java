package io.partita.engine.storage.key;

import java.util.Arrays;

/** A growing array of bytes in which a storage key is put together. Not safe for use by several threads at once. */
public final class KeyBuffer {
    private byte[] bytes = new byte[64];
    private int length;

    public KeyBuffer writeByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
        return this;
    }

    /** Four bytes, most significant first. */
    public KeyBuffer writeInt(int value) {
        return writeByte(value >>> 24)
                .writeByte(value >>> 16)
                .writeByte(value >>> 8)
                .writeByte(value);
    }

    /** Eight bytes, most significant first, so that the order is that of the unsigned numbers. */
    public KeyBuffer writeLong(long value) {
        return writeInt((int) (value >>> 32)).writeInt((int) value);
    }

    /** Replaces eight bytes that have been written, as {@link #writeLong} writes them. */
    void setLong(int at, long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> (Long.SIZE - Byte.SIZE * (i + 1)));
        }
    }

    public KeyBuffer writeBytes(byte[] source, int from, int count) {
        reserve(count);
        System.arraycopy(source, from, bytes, length, count);
        length += count;
        return this;
    }

    public int length() {
        return length;
    }

    /** Forgets everything behind the given length. */
    public KeyBuffer truncate(int newLength) {
        length = newLength;
        return this;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** The array that is written to, until the next write or {@link #reserve}; {@link #length} says how much of it counts. */
    byte[] array() {
        return bytes;
    }

    /** Makes room, so that as many bytes can be written without another check. */
    void reserve(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }

    /** The first byte string behind all that begin with this one, or an empty one if there is none. */
    public static byte[] behindPrefix(byte[] prefix) {
        int last = prefix.length - 1;
        while (last >= 0 && prefix[last] == (byte) 0xff) {
            last--;
        }
        byte[] behind = Arrays.copyOf(prefix, last + 1);
        if (last >= 0) {
            behind[last]++;
        }
        return behind;
    }
}
