package io.partita.engine.server.policy;

/** A policy that is not one. Its message says where, what is wrong, and what would be right. */
public final class PolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    PolicyException(int line, int column, String text) {
        super("line " + line + ", column " + column + ": " + text);
        this.line = line;
        this.column = column;
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
