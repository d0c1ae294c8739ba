package io.partita.shell.source;

import io.partita.shell.source.TextLines.Line;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records of a file that holds one JSON object a line (UTF-8). Empty lines are skipped. */
public final class JsonLines implements RecordSource {
    private final TextLines lines;
    private final List<String> columns;

    /**
     * @param columns the attributes to read; all if empty
     */
    public JsonLines(InputStream input, List<String> columns) {
        this.lines = new TextLines(input);
        this.columns = List.copyOf(columns);
    }

    @Override
    public @Nullable SourceRecord next() throws IOException {
        Line line = lines.next();
        while (line != null && line.problem() == null && line.text().isBlank()) {
            line = lines.next();
        }
        if (line == null) {
            return null;
        }
        return line.problem() == null ? parse(line) : new SourceRecord.Malformed(line.number(), line.problem());
    }

    @SuppressWarnings("unchecked") // the parser makes maps with text keys only
    private SourceRecord parse(Line line) {
        Object value;
        try {
            value = JsonValues.parse(line.text());
        } catch (IllegalArgumentException e) {
            return new SourceRecord.Malformed(line.number(), String.valueOf(e.getMessage()));
        }
        if (!(value instanceof Map<?, ?> map)) {
            return new SourceRecord.Malformed(line.number(), "not a JSON object");
        }
        if (!columns.isEmpty()) {
            map.keySet().retainAll(columns);
        }
        return new SourceRecord.Item(line.number(), (Map<String, @Nullable Object>) map);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
