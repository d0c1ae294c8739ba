package io.partita.planner.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Prints an outline as JSON. */
final class OutlineJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private OutlineJson(JsonGenerator out) {
        this.out = out;
    }

    static String of(Outline outline) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            new OutlineJson(out).print(outline);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void print(Outline outline) throws IOException {
        out.writeStartObject();
        out.writeStringField("step", outline.step());
        for (Outline.Detail detail : outline.details()) {
            print(detail);
        }
        if (!outline.inputs().isEmpty()) {
            out.writeArrayFieldStart("inputs");
            for (Outline input : outline.inputs()) {
                print(input);
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private void print(Outline.Detail detail) throws IOException {
        if (detail instanceof Outline.Text plain) {
            out.writeStringField(plain.name(), plain.text());
        } else if (detail instanceof Outline.Figures figures) {
            out.writeObjectFieldStart(figures.name());
            for (Outline.Figure figure : figures.figures()) {
                out.writeFieldName(figure.name());
                out.writeNumber(
                        BigDecimal.valueOf(figure.value()).stripTrailingZeros().toPlainString());
            }
            out.writeEndObject();
        } else if (detail instanceof Outline.Lines lines) {
            out.writeArrayFieldStart(lines.name());
            for (String line : lines.lines()) {
                out.writeString(line);
            }
            out.writeEndArray();
        }
    }
}
