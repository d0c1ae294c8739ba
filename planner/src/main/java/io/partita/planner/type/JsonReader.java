package io.partita.planner.type;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads attribute values from JSON. */
final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonText.MAX_DEPTH)
                    .build())
            .build();

    private final JsonParser in;

    private JsonReader(JsonParser in) {
        this.in = in;
    }

    static AttributeValue read(String text) {
        try (JsonParser in = FACTORY.createParser(text)) {
            AttributeValue value = new JsonReader(in).value(in.nextToken());
            if (in.nextToken() != null) {
                throw refused("one value is expected", in.currentTokenLocation());
            }
            return value;
        } catch (JsonProcessingException malformed) {
            throw refused(malformed.getOriginalMessage(), malformed.getLocation());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private AttributeValue value(@Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw refused("the text ends where a value is expected", in.currentTokenLocation());
        }
        return switch (token) {
            case START_OBJECT -> map();
            case START_ARRAY -> list();
            case VALUE_STRING -> AttributeValue.of(in.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> AttributeValue.of(true);
            case VALUE_FALSE -> AttributeValue.of(false);
            case VALUE_NULL -> AttributeValue.nullValue();
            default -> throw refused("a value is expected", in.currentTokenLocation());
        };
    }

    private AttributeValue map() throws IOException {
        Map<String, AttributeValue> entries = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            entries.put(name, value(in.nextToken()));
        }
        return AttributeValue.of(entries);
    }

    private AttributeValue list() throws IOException {
        List<AttributeValue> elements = new ArrayList<>();
        for (JsonToken token = in.nextToken(); token != JsonToken.END_ARRAY; token = in.nextToken()) {
            elements.add(value(token));
        }
        return AttributeValue.of(elements);
    }

    private AttributeValue number() throws IOException {
        try {
            return AttributeValue.of(in.getDecimalValue());
        } catch (IllegalArgumentException outOfRange) {
            throw QueryException.of(
                    QueryErrorCode.NUMBER_OUT_OF_RANGE, String.valueOf(outOfRange.getMessage()), outOfRange);
        }
    }

    private static QueryException refused(String reason, @Nullable JsonLocation location) {
        String place =
                location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return new QueryException(QueryErrorCode.INVALID_VALUE, "not JSON" + place + ": " + reason);
    }
}
