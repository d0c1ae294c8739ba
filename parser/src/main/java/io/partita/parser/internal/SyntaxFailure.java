package io.partita.parser.internal;

import io.partita.parser.syntax.Position;

/** The text is not a statement. The public exception is made of this one at the module's door. */
public final class SyntaxFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position position;

    SyntaxFailure(String message, Position position) {
        super(message);
        this.position = position;
    }

    public Position position() {
        return position;
    }
}
