package io.partita.engine.server.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items and attribute values as answers have them. */
public final class ItemWriter {
    private ItemWriter() {}

    public static void write(JsonGenerator json, Item item) throws IOException {
        writeEntries(json, item.attributes());
    }

    /** As a member of an object, if there is an item. */
    public static void writeMember(JsonGenerator json, String member, @Nullable Item item) throws IOException {
        if (item != null) {
            json.writeFieldName(member);
            write(json, item);
        }
    }

    /** As a member of an object that lists them. */
    public static void writeMember(JsonGenerator json, String member, List<Item> items) throws IOException {
        json.writeArrayFieldStart(member);
        for (Item item : items) {
            write(json, item);
        }
        json.writeEndArray();
    }

    private static void writeEntries(JsonGenerator json, Map<String, AttributeValue> entries) throws IOException {
        json.writeStartObject();
        for (Map.Entry<String, AttributeValue> entry : entries.entrySet()) {
            json.writeFieldName(entry.getKey());
            write(json, entry.getValue());
        }
        json.writeEndObject();
    }

    public static void write(JsonGenerator json, AttributeValue value) throws IOException {
        json.writeStartObject();
        json.writeFieldName(value.type().name());
        if (value instanceof StringValue string) {
            json.writeString(string.value());
        } else if (value instanceof NumberValue number) {
            json.writeString(number.text());
        } else if (value instanceof BinaryValue binary) {
            json.writeBinary(binary.bytes());
        } else if (value instanceof BooleanValue bool) {
            json.writeBoolean(bool.value());
        } else if (value instanceof MapValue map) {
            writeEntries(json, map.entries());
        } else if (value instanceof ListValue list) {
            json.writeStartArray();
            for (AttributeValue element : list.elements()) {
                write(json, element);
            }
            json.writeEndArray();
        } else {
            writeRare(json, value);
        }
        json.writeEndObject();
    }

    private static void writeRare(JsonGenerator json, AttributeValue value) throws IOException {
        if (value instanceof AttributeValue.NullValue) {
            json.writeBoolean(true);
            return;
        }
        json.writeStartArray();
        if (value instanceof StringSetValue strings) {
            for (String element : strings.elements()) {
                json.writeString(element);
            }
        } else if (value instanceof NumberSetValue numbers) {
            for (BigDecimal element : numbers.elements()) {
                json.writeString(element.toPlainString());
            }
        } else if (value instanceof BinarySetValue binaries) {
            for (BinaryValue element : binaries.elements()) {
                json.writeBinary(element.bytes());
            }
        }
        json.writeEndArray();
    }
}
