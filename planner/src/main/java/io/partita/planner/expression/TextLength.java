package io.partita.planner.expression;

import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;

/** The bound of the strings that expressions make. */
public final class TextLength {
    /** The longest string, in chars, that an expression may make; an item holds less. */
    public static final int MOST = 1 << 20;

    private TextLength() {}

    /**
     * Requires a length within the bound.
     *
     * @throws QueryException VALUE_TOO_LARGE if it is longer
     */
    public static void require(long length) {
        if (length > MOST) {
            throw new QueryException(
                    QueryErrorCode.VALUE_TOO_LARGE,
                    "an expression would make a string of " + length + " characters; " + MOST + " are allowed");
        }
    }
}
