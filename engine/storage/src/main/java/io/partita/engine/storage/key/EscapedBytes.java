package io.partita.engine.storage.key;

import io.partita.engine.api.error.StoreException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes of any length that say where they end and keep their order: 0x00 becomes 0x00 0xff, and the end is
 * 0x00 0x01, which is less than whatever could stand there instead.
 */
final class EscapedBytes {
    private static final byte ESCAPED_ZERO = (byte) 0xff;
    private static final byte END = 0x01;

    private EscapedBytes() {}

    static void append(KeyBuffer buffer, String text) {
        int length = text.length();
        buffer.reserve(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c != 0 && c < 0x80) {
                buffer.writeByte(c);
            } else if (c == 0) {
                buffer.writeByte(0).writeByte(ESCAPED_ZERO);
            } else if (c < 0x800) {
                buffer.writeByte(0xc0 | (c >> 6)).writeByte(0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                buffer.writeByte(0xe0 | (c >> 12))
                        .writeByte(0x80 | ((c >> 6) & 0x3f))
                        .writeByte(0x80 | (c & 0x3f));
            } else {
                appendSupplementary(buffer, text, i++);
            }
        }
    }

    private static void appendSupplementary(KeyBuffer buffer, String text, int at) {
        int point = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw StoreException.validation(
                    "A key string is not well-formed Unicode: there is half a surrogate pair at index " + at);
        }
        buffer.writeByte(0xf0 | (point >> 18))
                .writeByte(0x80 | ((point >> 12) & 0x3f))
                .writeByte(0x80 | ((point >> 6) & 0x3f))
                .writeByte(0x80 | (point & 0x3f));
    }

    static void append(KeyBuffer buffer, byte[] bytes) {
        buffer.reserve(bytes.length);
        for (byte b : bytes) {
            buffer.writeByte(b);
            if (b == 0) {
                buffer.writeByte(ESCAPED_ZERO);
            }
        }
    }

    static void appendEnd(KeyBuffer buffer) {
        buffer.writeByte(0).writeByte(END);
    }

    /** The bytes from the buffer's position to their end, as they were before they were escaped; moves behind the end. */
    static byte[] read(ByteBuffer buffer) {
        int start = buffer.position();
        int limit = buffer.limit();
        int escapes = 0;
        int at = start;
        while (true) {
            if (at >= limit) {
                throw KeyEncoding.corrupt("a string or binary has no end");
            }
            if (buffer.get(at) != 0) {
                at++;
                continue;
            }
            byte next = at + 1 < limit ? buffer.get(at + 1) : 0;
            if (next == END) {
                break;
            } else if (next != ESCAPED_ZERO) {
                throw KeyEncoding.corrupt("0x00 is followed by " + next);
            }
            escapes++;
            at += 2;
        }
        byte[] bytes = new byte[at - start - escapes];
        for (int i = 0, from = start; i < bytes.length; i++, from++) {
            bytes[i] = buffer.get(from);
            if (bytes[i] == 0) {
                from++;
            }
        }
        buffer.position(at + 2);
        return bytes;
    }

    static String text(byte[] utf8) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw KeyEncoding.corrupt("a string is not UTF-8");
        }
    }
}
