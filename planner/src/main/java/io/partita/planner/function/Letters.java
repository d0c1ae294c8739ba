package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.expression.TextLength;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Texts character by character, and as bytes. */
final class Letters {
    private Letters() {}

    static long bytes(AttributeValue value) {
        return encoded(value).length;
    }

    static String hex(AttributeValue value) {
        byte[] bytes = encoded(value);
        TextLength.require(2L * bytes.length);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }

    private static byte[] encoded(AttributeValue value) {
        return value instanceof BinaryValue binary
                ? binary.bytes()
                : ((StringValue) value).value().getBytes(StandardCharsets.UTF_8);
    }

    /** Words are of letters and digits. */
    static String capitalized(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean within = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int character = text.codePointAt(i);
            words.appendCodePoint(within ? Character.toLowerCase(character) : Character.toTitleCase(character));
            within = Character.isLetterOrDigit(character);
        }
        return words.toString();
    }

    static AttributeValue replace(Inputs in) {
        String text = in.text(0);
        String part = in.text(1);
        String other = in.text(2, "");
        if (part.isEmpty()) {
            return AttributeValue.of(text);
        }
        long longest = (long) text.length() / part.length() * other.length() + text.length();
        if (longest > TextLength.MOST) {
            TextLength.require(lengthReplaced(text, part, other));
        }
        return AttributeValue.of(text.replace(part, other));
    }

    private static long lengthReplaced(String text, String part, String other) {
        long length = text.length();
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            length += other.length() - part.length();
        }
        return length;
    }

    static AttributeValue translate(Inputs in) {
        int[] characters = in.text(1).codePoints().toArray();
        int[] others = in.text(2).codePoints().toArray();
        StringBuilder translated = new StringBuilder(in.text(0).length());
        in.text(0).codePoints().forEach(character -> {
            int place = 0;
            while (place < characters.length && characters[place] != character) {
                place++;
            }
            if (place == characters.length) {
                translated.appendCodePoint(character);
            } else if (place < others.length) {
                translated.appendCodePoint(others[place]);
            }
        });
        return Texts.of(translated.toString());
    }

    /** The character of a code point that may stand in a text. */
    static AttributeValue character(int code) {
        if (!Character.isValidCodePoint(code) || (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE)) {
            throw new QueryException(QueryErrorCode.INVALID_VALUE, "there is no character with the code point " + code);
        }
        return AttributeValue.of(Character.toString(code));
    }
}
