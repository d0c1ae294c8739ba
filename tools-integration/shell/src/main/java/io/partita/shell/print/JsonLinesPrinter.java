package io.partita.shell.print;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * One JSON object a line. MISSING is left out; numbers are exact; maps, lists and sets are JSON, binaries are Base64
 * text. Of two columns with one name, the last is kept.
 */
public final class JsonLinesPrinter implements RowPrinter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final PrintWriter output;
    private List<String> labels = List.of();

    public JsonLinesPrinter(PrintWriter output) {
        this.output = output;
    }

    @Override
    public void columns(List<String> names) {
        labels = List.copyOf(names);
    }

    @Override
    public void row(List<Cell> cells) {
        StringWriter line = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(line)) {
            generator.writeStartObject();
            for (int i = 0; i < cells.size(); i++) {
                if (labels.lastIndexOf(labels.get(i)) == i && cells.get(i).kind() != Cell.Kind.MISSING) {
                    generator.writeFieldName(labels.get(i));
                    write(cells.get(i), generator);
                }
            }
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        output.append(line.toString()).append('\n');
    }

    private static void write(Cell cell, JsonGenerator generator) throws IOException {
        switch (cell.kind()) {
            case TEXT, BINARY -> generator.writeString(cell.text());
            case NUMBER, BOOLEAN, DOCUMENT -> generator.writeRawValue(cell.text());
            case NULL, MISSING -> generator.writeNull();
        }
    }

    @Override
    public void end() {}
}
