package io.partita.shell.print;

import java.math.BigDecimal;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * One value of a row, as text.
 *
 * @param text the text itself, an exact number, {@code true}, JSON or Base64; empty for NULL and MISSING
 */
public record Cell(Kind kind, String text) {
    private static final int LONGEST_PLAIN_NUMBER = 60;

    public static final Cell NULL = new Cell(Kind.NULL, "");
    public static final Cell MISSING = new Cell(Kind.MISSING, "");

    /** What the text stands for. */
    public enum Kind {
        TEXT,
        NUMBER,
        BOOLEAN,
        /** A map, list or set, as JSON. */
        DOCUMENT,
        /** Base64. */
        BINARY,
        /** The attribute is there, and is NULL. */
        NULL,
        /** The attribute is not there. */
        MISSING
    }

    /**
     * The cell of a value: String, Number, Boolean, byte[], null for NULL, a map or a collection.
     *
     * @throws IllegalArgumentException if the value is none of these
     */
    public static Cell of(@Nullable Object value) {
        if (value == null) {
            return NULL;
        }
        if (value instanceof String text) {
            return new Cell(Kind.TEXT, text);
        }
        if (value instanceof BigDecimal number) {
            return new Cell(Kind.NUMBER, text(number));
        }
        if (value instanceof Number number) {
            return new Cell(Kind.NUMBER, number.toString());
        }
        if (value instanceof Boolean truth) {
            return new Cell(Kind.BOOLEAN, truth.toString());
        }
        if (value instanceof byte[] bytes) {
            return new Cell(Kind.BINARY, Base64.getEncoder().encodeToString(bytes));
        }
        return new Cell(Kind.DOCUMENT, JsonText.of(value));
    }

    private static String text(BigDecimal number) {
        String plain = number.toPlainString();
        return plain.length() <= LONGEST_PLAIN_NUMBER ? plain : number.toString();
    }

    /** As a person reads it, in one line; control characters are shown, not sent to a terminal. */
    String display() {
        return switch (kind) {
            case NULL, MISSING -> kind.name();
            case TEXT, DOCUMENT -> DisplayText.visible(text);
            case NUMBER, BOOLEAN, BINARY -> text;
        };
    }

    boolean isAbsent() {
        return kind == Kind.NULL || kind == Kind.MISSING;
    }
}
