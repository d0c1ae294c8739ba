package io.partita.planner.type;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.expression.Values;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes attribute values as JSON. */
final class JsonWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator out;

    private JsonWriter(JsonGenerator out) {
        this.out = out;
    }

    static String write(AttributeValue value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            new JsonWriter(out).value(value, 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void value(AttributeValue value, int depth) throws IOException {
        switch (value.type()) {
            case S -> out.writeString(((StringValue) value).value());
            case N -> out.writeNumber(((NumberValue) value).text());
            case B -> out.writeBinary(((BinaryValue) value).bytes());
            case BOOL -> out.writeBoolean(((BooleanValue) value).value());
            case NULL -> out.writeNull();
            case M -> map(((MapValue) value).entries(), depth + 1);
            case L -> list(((ListValue) value).elements(), depth + 1);
            case SS -> strings((AttributeValue.StringSetValue) value);
            case NS -> numbers((AttributeValue.NumberSetValue) value);
            case BS -> binaries((AttributeValue.BinarySetValue) value);
        }
    }

    private void map(Map<String, AttributeValue> entries, int depth) throws IOException {
        requireDepth(depth);
        out.writeStartObject();
        Map<String, AttributeValue> sorted = new TreeMap<>(Values::compareByUtf8);
        sorted.putAll(entries);
        for (Map.Entry<String, AttributeValue> entry : sorted.entrySet()) {
            out.writeFieldName(entry.getKey());
            value(entry.getValue(), depth);
        }
        out.writeEndObject();
    }

    private void list(List<AttributeValue> elements, int depth) throws IOException {
        requireDepth(depth);
        out.writeStartArray();
        for (AttributeValue element : elements) {
            value(element, depth);
        }
        out.writeEndArray();
    }

    private void strings(AttributeValue.StringSetValue set) throws IOException {
        out.writeStartArray();
        for (String element :
                set.elements().stream().sorted(Values::compareByUtf8).toList()) {
            out.writeString(element);
        }
        out.writeEndArray();
    }

    private void numbers(AttributeValue.NumberSetValue set) throws IOException {
        out.writeStartArray();
        for (BigDecimal element : set.elements().stream().sorted().toList()) {
            out.writeNumber(element.toPlainString());
        }
        out.writeEndArray();
    }

    private void binaries(AttributeValue.BinarySetValue set) throws IOException {
        out.writeStartArray();
        for (BinaryValue element :
                set.elements().stream().sorted(Values::compare).toList()) {
            out.writeBinary(element.bytes());
        }
        out.writeEndArray();
    }

    private static void requireDepth(int depth) {
        if (depth > JsonText.MAX_DEPTH) {
            throw new QueryException(
                    QueryErrorCode.VALUE_TOO_LARGE,
                    "a document is nested deeper than the " + JsonText.MAX_DEPTH
                            + " levels that can be written as JSON");
        }
    }
}
