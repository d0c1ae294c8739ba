package io.partita.engine.server.expression;

/**
 * A word or symbol of an expression.
 *
 * @param start in the text
 * @param end behind it
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        /** Of letters, digits and underscores. */
        WORD,
        /** {@code #name}. */
        NAME,
        /** {@code :value}. */
        VALUE,
        NUMBER,
        SYMBOL,
        /** What no expression has. */
        OTHER,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Whether this is a keyword, in whatever case. */
    boolean isWord(String keyword) {
        return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
    }
}
