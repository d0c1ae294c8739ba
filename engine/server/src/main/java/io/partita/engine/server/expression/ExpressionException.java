package io.partita.engine.server.expression;

/** Something is wrong with an expression, whose name the text does not have yet. */
final class ExpressionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String text;

    ExpressionException(String text) {
        super(text, null, false, false);
        this.text = text;
    }

    String text() {
        return text;
    }
}
