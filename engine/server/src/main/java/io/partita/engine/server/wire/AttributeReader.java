package io.partita.engine.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.server.error.ServiceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one attribute value with all that it holds. A type that JSON does not have right is an error at once; a value
 * that the data model does not have is the {@link #fault}, of which the first counts, and null stands in its place.
 *
 * <p>How deep values nest is bounded by the parser.
 */
final class AttributeReader {
    private static final String EMPTY =
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes";

    private static final String INVALID = "One or more parameter values were invalid: ";

    private final JsonParser json;
    private @Nullable String fault;

    AttributeReader(JsonParser json) {
        this.json = json;
    }

    /** The first thing that is wrong with the value, in the words of the service, or null. */
    @Nullable
    String fault() {
        return fault;
    }

    private AttributeValue faulty(String text) {
        if (fault == null) {
            fault = text;
        }
        return AttributeValue.nullValue();
    }

    /** An element of a list or map. */
    AttributeValue element() throws IOException {
        return value(Beginning.OF_ELEMENT);
    }

    /** A member of a structure. */
    AttributeValue member() throws IOException {
        return value(Beginning.OF_MEMBER);
    }

    private AttributeValue value(String refusal) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return faulty(EMPTY);
        }
        Beginning.ofObject(json, "class " + AttributeShape.TYPE, refusal);
        AttributeValue value = null;
        boolean several = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String type = json.currentName();
            if (json.nextToken() != JsonToken.VALUE_NULL) {
                AttributeValue read = typed(type);
                several |= value != null && read != null;
                value = read == null ? value : read;
            }
        }
        if (value == null) {
            return faulty(EMPTY);
        } else if (several) {
            return faulty("Supplied AttributeValue has more than one datatypes set,"
                    + " must contain exactly one of the supported datatypes");
        }
        return value;
    }

    private @Nullable AttributeValue typed(String type) throws IOException {
        return switch (type) {
            case "S" -> AttributeValue.of(Shapes.TEXT.read(json));
            case "N" -> number(Shapes.TEXT.read(json));
            case "B" -> AttributeValue.of(bytes());
            case "BOOL" -> AttributeValue.of(Shapes.FLAG.read(json));
            case "NULL" ->
                Boolean.TRUE.equals(Shapes.FLAG.read(json))
                        ? AttributeValue.nullValue()
                        : faulty(INVALID + "Null attribute value types must have the value of true");
            case "L" -> list();
            case "M" -> map();
            case "SS" -> strings();
            case "NS" -> numbers();
            case "BS" -> binaries();
            default -> {
                json.skipChildren();
                yield null;
            }
        };
    }

    private AttributeValue number(String text) {
        try {
            return NumberText.parse(text);
        } catch (IllegalArgumentException notANumber) {
            return faulty(notANumber.getMessage());
        }
    }

    private byte[] bytes() throws IOException {
        switch (json.currentToken()) {
            case VALUE_STRING -> {
                return decoded(json.getText());
            }
            case START_ARRAY ->
                throw ServiceException.serialization("Unrecognized collection type class java.nio.ByteBuffer");
            case START_OBJECT ->
                throw ServiceException.serialization("Start of structure or map found where not expected");
            default -> throw ServiceException.serialization("only base-64-encoded strings are convertible to bytes");
        }
    }

    private static byte[] decoded(String text) {
        if (text.length() % 4 != 0) {
            throw ServiceException.serialization(
                    "Base64 encoded length is expected a multiple of 4 bytes but found: " + text.length());
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            // The decoder lets bits pass that belong to no byte.
            if (text.endsWith("=") && !Base64.getEncoder().encodeToString(bytes).equals(text)) {
                throw ServiceException.serialization("Invalid last non-pad Base64 character dectected");
            }
            return bytes;
        } catch (IllegalArgumentException notBase64) {
            throw ServiceException.serialization("Invalid last non-pad Base64 character dectected");
        }
    }

    private AttributeValue list() throws IOException {
        Beginning.ofList(json, Beginning.OF_MEMBER);
        List<AttributeValue> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(element());
        }
        return AttributeValue.of(elements);
    }

    private AttributeValue map() throws IOException {
        Beginning.ofObject(json, AttributesShape.TYPE, Beginning.OF_MEMBER);
        Map<String, AttributeValue> entries = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            entries.put(name, element());
        }
        return AttributeValue.of(entries);
    }

    private AttributeValue strings() throws IOException {
        List<String> elements = texts();
        if (elements.isEmpty()) {
            return faulty(INVALID + "An string set  may not be empty");
        }
        try {
            return AttributeValue.StringSetValue.of(elements);
        } catch (IllegalArgumentException duplicates) {
            return faulty(INVALID + "Input collection " + elements + " contains duplicates.");
        }
    }

    private AttributeValue numbers() throws IOException {
        List<String> elements = texts();
        if (elements.isEmpty()) {
            return faulty(INVALID + "An number set  may not be empty");
        }
        List<java.math.BigDecimal> numbers = new ArrayList<>(elements.size());
        for (String element : elements) {
            if (!(number(element) instanceof NumberValue number)) {
                return AttributeValue.nullValue();
            }
            numbers.add(number.value());
        }
        try {
            return AttributeValue.NumberSetValue.of(numbers);
        } catch (IllegalArgumentException duplicates) {
            return faulty("Input collection contains duplicates");
        }
    }

    private AttributeValue binaries() throws IOException {
        Beginning.ofList(json, Beginning.OF_MEMBER);
        List<BinaryValue> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                elements.add(new BinaryValue(bytes()));
            }
        }
        if (elements.isEmpty()) {
            return faulty(INVALID + "Binary sets should not be empty");
        }
        try {
            return AttributeValue.BinarySetValue.of(elements);
        } catch (IllegalArgumentException duplicates) {
            List<String> texts = elements.stream()
                    .map(element -> Base64.getEncoder().encodeToString(element.bytes()))
                    .toList();
            return faulty(INVALID + "Input collection " + texts + "of type BS contains duplicates.");
        }
    }

    private List<String> texts() throws IOException {
        Beginning.ofList(json, Beginning.OF_MEMBER);
        List<String> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                elements.add(Shapes.TEXT.read(json));
            }
        }
        return elements;
    }
}
