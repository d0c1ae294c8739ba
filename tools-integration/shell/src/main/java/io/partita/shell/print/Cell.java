package io.partita.shell.print;

/**
 * One value of a row, as text.
 *
 * @param text the text itself, an exact number, {@code true}, JSON or Base64; empty for NULL and MISSING
 */
public record Cell(Kind kind, String text) {
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
