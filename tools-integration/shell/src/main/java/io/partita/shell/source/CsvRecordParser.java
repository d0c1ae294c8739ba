package io.partita.shell.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parses one CSV record (RFC 4180), line by line, because a quoted field may hold line breaks. A quote counts only
 * where a field begins, so that {@code 5" pipe} is text; a quoted field must end at a separator or a line's end.
 *
 * <p>Our own and not a library's because it must say at which line a bad record began and leave the lines after
 * it readable; the tests compare it with a library on good records.
 */
final class CsvRecordParser {
    private static final int MAX_RECORD_CHARS = 4 << 20;

    private final char separator;
    private final List<CsvField> fields = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean inQuotes;
    private int chars;
    private @Nullable String problem;

    CsvRecordParser(char separator) {
        this.separator = separator;
    }

    /** Adds a line with its line break. Returns whether the record is complete, or cannot become one. */
    boolean add(String line) {
        chars += line.length();
        if (chars > MAX_RECORD_CHARS) {
            problem = "longer than " + (MAX_RECORD_CHARS >> 20) + " Mi characters; is a quote not closed?";
            return true;
        }
        int end = endOfContent(line);
        int position = inQuotes ? quoted(line, 0) : field(line, 0, end);
        while (!inQuotes && position < end) {
            if (line.charAt(position) != separator) {
                problem = "unexpected \"" + line.charAt(position) + "\" after the closing quote of field "
                        + fields.size() + "; a quote within quotes is written twice";
                return true;
            }
            position = field(line, position + 1, end);
        }
        return !inQuotes;
    }

    private int field(String line, int from, int end) {
        if (from < end && line.charAt(from) == '"') {
            inQuotes = true;
            return quoted(line, from + 1);
        }
        int next = line.indexOf(separator, from);
        int to = next < 0 || next > end ? end : next;
        fields.add(new CsvField(line.substring(from, to), false));
        return to;
    }

    private int quoted(String line, int from) {
        int position = from;
        while (true) {
            int quote = line.indexOf('"', position);
            if (quote < 0) {
                text.append(line, position, line.length());
                return line.length();
            }
            text.append(line, position, quote);
            if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
                text.append('"');
                position = quote + 2;
            } else {
                fields.add(new CsvField(text.toString(), true));
                text.setLength(0);
                inQuotes = false;
                return quote + 1;
            }
        }
    }

    private static int endOfContent(String line) {
        if (line.endsWith("\r\n")) {
            return line.length() - 2;
        }
        return line.endsWith("\n") ? line.length() - 1 : line.length();
    }

    /** What is wrong with the record, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    List<CsvField> fields() {
        return fields;
    }
}
