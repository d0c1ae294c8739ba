package io.partita.shell.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines of UTF-8 text, each with its line break, decoded strictly and of bounded length, so that one bad line
 * costs neither the memory nor the lines after it. A byte order mark is skipped.
 */
final class TextLines implements Closeable {
    private static final int MAX_LINE_BYTES = 4 << 20;

    private final InputStream input;
    private final byte[] buffer = new byte[1 << 16];
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private int position;
    private int limit;
    private byte[] line = new byte[1024];
    private int lineLength;
    private long lineNumber;

    TextLines(InputStream input) {
        this.input = input;
    }

    /**
     * A line.
     *
     * @param text with its line break; empty if there is a problem
     * @param problem what is wrong with it, or null
     */
    record Line(long number, String text, @Nullable String problem) {}

    /** The next line, or null at the end. */
    @Nullable
    Line next() throws IOException {
        lineLength = 0;
        long wholeLength = 0;
        boolean ended = false;
        while (!ended && (position < limit || fill())) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            ended = end < limit;
            int next = ended ? end + 1 : end;
            wholeLength += next - position;
            append(position, next);
            position = next;
        }
        if (wholeLength == 0) {
            return null;
        }
        lineNumber++;
        if (wholeLength > MAX_LINE_BYTES) {
            return problem("longer than " + (MAX_LINE_BYTES >> 20) + " MiB");
        }
        return decode(lineNumber == 1 ? startOfText() : 0);
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, input.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    private void append(int from, int to) {
        int length = to - from;
        if (lineLength + length > MAX_LINE_BYTES) {
            return;
        }
        if (lineLength + length > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, lineLength + length));
        }
        System.arraycopy(buffer, from, line, lineLength, length);
        lineLength += length;
    }

    private int startOfText() throws IOException {
        if (startsWith(0xEF, 0xBB, 0xBF)) {
            return 3;
        }
        if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
            throw new IOException("the file is UTF-16 text; convert it to UTF-8 first");
        }
        if (startsWith(0x1F, 0x8B)) {
            throw new IOException("the file is compressed with gzip; give it a name that ends in .gz");
        }
        return 0;
    }

    private boolean startsWith(int... bytes) {
        if (lineLength < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((line[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private Line decode(int from) {
        ByteBuffer bytes = ByteBuffer.wrap(line, from, lineLength - from);
        try {
            return new Line(lineNumber, decoder.decode(bytes).toString(), null);
        } catch (CharacterCodingException e) {
            return problem("not UTF-8 text at byte " + (bytes.position() + 1) + " of the line");
        }
    }

    private Line problem(String problem) {
        return new Line(lineNumber, "", problem);
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
