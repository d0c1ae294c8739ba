package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.TextLength;

/** Text by characters: places are code points from 1. */
final class Texts {
    private Texts() {}

    /**
     * The value of a text.
     *
     * @throws io.partita.planner.error.QueryException VALUE_TOO_LARGE if it is too long for an expression
     */
    static AttributeValue of(String text) {
        TextLength.require(text.length());
        return AttributeValue.of(text);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The characters from one place up to before another; what lies outside of the text is left out. */
    static String slice(String text, long from, long to) {
        long first = Math.max(from, 1);
        long end = Math.min(to, (long) length(text) + 1);
        if (first >= end) {
            return "";
        }
        int begin = text.offsetByCodePoints(0, (int) (first - 1));
        return text.substring(begin, text.offsetByCodePoints(begin, (int) (end - first)));
    }
}
