package io.partita.shell.source;

import io.partita.shell.source.TextLines.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of a CSV file (RFC 4180, UTF-8). A field without quotes and without text is an absent attribute. After a
 * record whose quote is never closed, reading goes on at the line after the one where it began.
 */
public final class CsvRecords implements RecordSource {
    private static final int SAMPLE_RECORDS = 1000;
    private static final long SAMPLE_CHARS = 8 << 20;

    private final TextLines lines;
    private final Deque<Line> pushedBack = new ArrayDeque<>();
    private final CsvOptions options;
    private final List<@Nullable CsvColumn> columns = new ArrayList<>();
    private final Deque<Fields> sample = new ArrayDeque<>();

    /**
     * Reads the header and a sample of the records.
     *
     * @throws IOException if there is no usable header
     */
    public CsvRecords(InputStream input, CsvOptions options) throws IOException {
        this.lines = new TextLines(input);
        this.options = options;
        nameColumns(options.header() ? header() : options.columns());
        takeSample();
    }

    /** The fields of a record, or what is wrong with it. */
    private record Fields(
            long line, List<CsvField> fields, @Nullable String problem) {}

    private List<String> header() throws IOException {
        Fields header = read();
        if (header == null) {
            throw new IOException("the file is empty; its first line should name the columns");
        }
        if (header.problem() != null) {
            throw new IOException("line " + header.line() + ", the header: " + header.problem());
        }
        return header.fields().stream().map(CsvField::text).toList();
    }

    private void nameColumns(List<String> names) throws IOException {
        List<String> wanted = options.columns();
        for (String name : names) {
            if (name.isEmpty()) {
                throw new IOException("the header has a column without a name: " + names);
            }
            if (columns.stream()
                    .anyMatch(column -> column != null && column.name().equals(name))) {
                throw new IOException("the header names the column \"" + name + "\" twice");
            }
            boolean read = wanted.isEmpty() || wanted.contains(name);
            columns.add(read ? new CsvColumn(name, options.type(name), options.nullText()) : null);
        }
        for (String name : wanted) {
            if (!names.contains(name)) {
                throw new IOException("the file has no column \"" + name + "\"; it has " + names);
            }
        }
    }

    private void takeSample() throws IOException {
        long chars = 0;
        while (sample.size() < SAMPLE_RECORDS && chars < SAMPLE_CHARS) {
            Fields record = read();
            if (record == null) {
                return;
            }
            sample.add(record);
            for (int i = 0; i < record.fields().size(); i++) {
                CsvField field = record.fields().get(i);
                chars += field.text().length();
                CsvColumn column = record.fields().size() == columns.size() ? columns.get(i) : null;
                if (column != null) {
                    column.sample(field);
                }
            }
        }
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        Fields record = sample.isEmpty() ? read() : sample.remove();
        if (record == null) {
            return null;
        }
        if (record.problem() != null) {
            return new SourceRecord.Malformed(record.line(), record.problem());
        }
        if (record.fields().size() != columns.size()) {
            return new SourceRecord.Malformed(
                    record.line(), record.fields().size() + " fields, but there are " + columns.size() + " columns");
        }
        return item(record);
    }

    private SourceRecord item(Fields record) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        try {
            for (int i = 0; i < columns.size(); i++) {
                CsvColumn column = columns.get(i);
                CsvField field = record.fields().get(i);
                if (column != null && !field.isAbsent()) {
                    attributes.put(column.name(), column.value(field));
                }
            }
        } catch (IllegalArgumentException e) {
            return new SourceRecord.Malformed(record.line(), String.valueOf(e.getMessage()));
        }
        return new SourceRecord.Item(record.line(), attributes);
    }

    /** The next record, skipping empty lines; null at the end. */
    private @Nullable Fields read() throws IOException {
        Line line = nextLine();
        while (line != null && line.problem() == null && line.text().isBlank()) {
            line = nextLine();
        }
        if (line == null || line.problem() != null) {
            return line == null ? null : new Fields(line.number(), List.of(), line.problem());
        }
        return parse(line);
    }

    private Fields parse(Line first) throws IOException {
        CsvRecordParser parser = new CsvRecordParser(options.separator());
        Deque<Line> continuation = new ArrayDeque<>();
        String problem = null;
        boolean complete = parser.add(first.text());
        while (!complete && problem == null) {
            Line line = nextLine();
            if (line == null) {
                problem = "a quote is opened and never closed";
            } else {
                continuation.add(line);
                problem = line.problem() == null ? null : "goes on in line " + line.number() + ", which is bad";
                complete = problem == null && parser.add(line.text());
            }
        }
        problem = problem == null ? parser.problem() : problem;
        if (problem != null) {
            pushBack(continuation);
        }
        return new Fields(first.number(), problem == null ? parser.fields() : List.of(), problem);
    }

    private void pushBack(Deque<Line> continuation) {
        while (!continuation.isEmpty()) {
            pushedBack.addFirst(continuation.removeLast());
        }
    }

    private @Nullable Line nextLine() throws IOException {
        Line line = pushedBack.poll();
        return line != null ? line : lines.next();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
