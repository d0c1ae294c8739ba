package io.partita.parser;

import io.partita.parser.syntax.Position;

/**
 * The text is not a statement. The message says where, what was expected, and shows the line with a caret.
 */
public final class SyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    public SyntaxException(String message, Position position) {
        super(message);
        this.position = position;
    }

    public Position position() {
        return position;
    }
}
