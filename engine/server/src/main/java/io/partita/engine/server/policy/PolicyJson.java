package io.partita.engine.server.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of a policy, token by token, with errors that say where they are. */
final class PolicyJson {
    private static final int DEEPEST = 8;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Policy.LONGEST_TEXT)
                    .maxNameLength(256)
                    .maxNumberLength(64)
                    .build())
            .build();

    /** A text and where it stands. */
    record Word(String text, JsonLocation location) {
        PolicyException error(String message) {
            return new PolicyException(location.getLineNr(), Math.max(1, location.getColumnNr()), message);
        }
    }

    private final JsonParser parser;

    PolicyJson(String text) {
        try {
            parser = FACTORY.createParser(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next token, or null at the end. */
    @Nullable
    JsonToken next() {
        try {
            return parser.nextToken();
        } catch (StreamConstraintsException e) {
            throw error("the JSON has a name or a number that is too long, or is nested too deep, for a policy");
        } catch (StreamReadException e) {
            JsonLocation location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
            throw new Word("", location).error("this is not JSON: " + cause(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong, without where something else began. */
    private static String cause(StreamReadException e) {
        String message = String.valueOf(e.getOriginalMessage());
        int marker = message.indexOf(" (start marker at");
        return marker < 0 ? message : message.substring(0, marker);
    }

    /** The token at which the parser stands. */
    @Nullable
    JsonToken current() {
        return parser.currentToken();
    }

    PolicyException error(String message) {
        return new Word("", parser.currentTokenLocation()).error(message);
    }

    /** The name or the text at which the parser stands. */
    Word word() {
        try {
            return new Word(parser.getText(), parser.currentTokenLocation());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text at which the parser stands. */
    Word text(String what) {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw error(what + " must be a text");
        }
        return word();
    }

    /** A text, or a list of texts, at which the parser stands; numbers and truth values count as their texts. */
    List<Word> texts(String what) {
        List<Word> words = new ArrayList<>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            words.add(scalar(what));
            return words;
        }
        JsonLocation start = parser.currentTokenLocation();
        while (next() != JsonToken.END_ARRAY) {
            words.add(scalar(what));
        }
        if (words.isEmpty()) {
            throw new Word("", start).error(what + " is an empty list; name at least one");
        }
        return words;
    }

    private Word scalar(String what) {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw error(what + " must be a text or a list of texts");
        }
        return word();
    }

    /** Goes into the object at which the parser stands. */
    void beginObject(String what) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw error(what + " must be an object: {...}");
        }
    }

    /** The next name of an object, with the parser at its value, or null at the object's end. */
    @Nullable
    Word nextName() {
        if (next() == JsonToken.END_OBJECT) {
            return null;
        }
        Word name = word();
        next();
        return name;
    }
}
