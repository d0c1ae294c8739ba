package io.partita.engine.server.signature;

import io.partita.engine.server.error.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A text that grows, one byte for each character. Texts from outside were bounded before they get here. */
final class CanonicalText {
    private static final int USUAL = 4096;

    private byte[] bytes = new byte[USUAL];
    private int length;

    void clear() {
        length = 0;
        if (bytes.length > 8 * USUAL) {
            bytes = new byte[USUAL];
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    /** Appends a character that is ours: a separator or a digit. */
    void append(char each) {
        reserve(1);
        bytes[length++] = (byte) each;
    }

    /**
     * Appends a text.
     *
     * @throws ServiceException if it has a control character, which could pass for the end of a line, or a character
     *     that is not a byte, which could pass for another one
     */
    void append(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = checked(text.charAt(i));
        }
    }

    /**
     * Appends the value of a header: without white space around it, and one space for each run of white space in it.
     *
     * @throws ServiceException as {@link #append(String)}
     */
    void appendFolded(String value) {
        reserve(value.length());
        int start = length;
        boolean afterSpace = false;
        for (int i = 0; i < value.length(); i++) {
            char each = value.charAt(i);
            if (isSpace(each)) {
                afterSpace = length > start;
                continue;
            }
            if (afterSpace) {
                bytes[length++] = ' ';
                afterSpace = false;
            }
            bytes[length++] = checked(each);
        }
    }

    boolean endsWith(String end) {
        int start = length - end.length();
        for (int i = 0; i < end.length() && start >= 0; i++) {
            if ((char) (bytes[start + i] & 0xFF) != end.charAt(i)) {
                return false;
            }
        }
        return start >= 0;
    }

    private static byte checked(char each) {
        if (each < ' ' || each > 0xFF) {
            throw Refusals.mismatch();
        }
        return (byte) each;
    }

    private static boolean isSpace(char each) {
        return each == ' ' || each == '\t';
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
