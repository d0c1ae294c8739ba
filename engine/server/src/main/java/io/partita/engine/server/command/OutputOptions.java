package io.partita.engine.server.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command answers: sentences for people, or one line of JSON for programs. */
final class OutputOptions {
    private static final JsonFactory FACTORY = new JsonFactory();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec specification;

    @Option(names = "--json", description = "Answer in JSON, one line.")
    private boolean json;

    /**
     * Prints an answer on the standard output.
     *
     * @param document texts, whole numbers, truth values, lists and maps
     * @param lines the same for people
     */
    void print(Object document, List<String> lines) {
        PrintWriter output = specification.commandLine().getOut();
        if (json) {
            output.println(text(document));
        } else {
            lines.forEach(output::println);
        }
        output.flush();
    }

    private static String text(Object document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(document, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator generator) throws IOException {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                generator.writeFieldName(String.valueOf(entry.getKey()));
                write(entry.getValue(), generator);
            }
            generator.writeEndObject();
        } else if (value instanceof Collection<?> elements) {
            generator.writeStartArray();
            for (Object element : elements) {
                write(element, generator);
            }
            generator.writeEndArray();
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Integer || value instanceof Long) {
            generator.writeNumber(((Number) value).longValue());
        } else {
            generator.writeString(value.toString());
        }
    }
}
