package io.partita.engine.storage.item;

import io.partita.engine.api.error.ErrorCode;
import io.partita.engine.api.error.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads a part of an array and never looks outside of it; whatever does not fit is CORRUPTION, and no length or count
 * is believed that the bytes cannot hold. For one thread.
 */
public final class ByteReader {
    private final byte[] bytes;
    private final int limit;
    private final String subject;
    private int position;

    /** Of an item or a part of one. */
    ByteReader(byte[] bytes, int from, int limit) {
        this(bytes, from, limit, "A stored item");
    }

    /**
     * Over a part of an array, which must not be changed while it is read.
     *
     * @param from inclusive
     * @param limit exclusive
     * @param subject what the bytes are, as errors say it, for instance {@code A stored item}
     */
    public ByteReader(byte[] bytes, int from, int limit, String subject) {
        this.bytes = bytes;
        this.position = from;
        this.limit = limit;
        this.subject = subject;
    }

    int position() {
        return position;
    }

    boolean hasRemaining() {
        return position < limit;
    }

    /** Refuses bytes that nobody has read. */
    public void checkEnd() {
        if (hasRemaining()) {
            throw corrupt((limit - position) + " bytes follow its end");
        }
    }

    public byte readByte() {
        if (position >= limit) {
            throw corrupt("it ends too early");
        }
        return bytes[position++];
    }

    /** A number that is not negative. */
    public int readVariableInt() {
        long value = readVariableLong();
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw corrupt("a length or number is " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    public long readVariableLong() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte b = readByte();
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw corrupt("a number has more than 64 bits");
    }

    /** A number whose sign is in its lowest bit. */
    public long readSignedLong() {
        long value = readVariableLong();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number of 32 bits whose sign is in its lowest bit. */
    public int readSignedInt() {
        long value = readSignedLong();
        if (value != (int) value) {
            throw corrupt("a number is " + value);
        }
        return (int) value;
    }

    /** The length of something that follows and is all there. */
    int readLength() {
        int length = readVariableInt();
        if (length > limit - position) {
            throw corrupt("a part of it is " + length + " bytes long, and " + (limit - position) + " are left");
        }
        return length;
    }

    /** The number of things that follow, each at least one byte, so that damage cannot ask for much memory. */
    public int readCount() {
        int count = readVariableInt();
        checkCount(count);
        return count;
    }

    void checkCount(int count) {
        if (count > limit - position) {
            throw corrupt("a part of it has " + count + " elements in " + (limit - position) + " bytes");
        }
    }

    /** A copy of bytes that their length precedes. */
    public byte[] readBytes() {
        int length = readLength();
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    public String readString() {
        int length = readLength();
        int from = position;
        position += length;
        String text = new String(bytes, from, length, StandardCharsets.UTF_8);
        // The constructor puts U+FFFD where bytes are not UTF-8; only then is it worth to look whether it was there
        // before.
        if (text.indexOf('\uFFFD') >= 0) {
            byte[] again = text.getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(again, 0, again.length, bytes, from, from + length)) {
                throw corrupt("a text in it is not UTF-8");
            }
        }
        return text;
    }

    /** A string that is likely to be the same in many items. */
    public String readName() {
        int start = position;
        int length = readLength();
        String known = KnownNames.find(bytes, position, length);
        if (known == null) {
            position = start;
            return readString();
        }
        position += length;
        return known;
    }

    /** Reads a string and says whether it is this one, without making a string if both are ASCII. */
    boolean readStringEquals(String expected) {
        int start = position;
        int length = readLength();
        int from = position;
        position += length;
        if (length < expected.length()) {
            return false;
        }
        for (int i = 0; i < expected.length(); i++) {
            char c = expected.charAt(i);
            if (c >= 0x80) {
                position = start;
                return readString().equals(expected);
            } else if (bytes[from + i] != c) {
                return false;
            }
        }
        return length == expected.length();
    }

    /** The error of bytes that are not what they should be; to be thrown. */
    public StoreException corrupt(String what) {
        return new StoreException(ErrorCode.CORRUPTION, subject + " is damaged: " + what);
    }
}
