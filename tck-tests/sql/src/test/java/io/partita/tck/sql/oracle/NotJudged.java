package io.partita.tck.sql.oracle;

/** The oracle does not know this part of the language. */
public final class NotJudged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotJudged(Object construct) {
        super("the oracle does not know " + construct);
    }
}
