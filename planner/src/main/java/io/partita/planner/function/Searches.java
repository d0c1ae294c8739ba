package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;

/** Where a part stands in a text. */
final class Searches {
    private Searches() {}

    /** The place of the first character of the part, not before the start; 0 if it is not there. */
    static AttributeValue position(String text, String part, int start) {
        if (start > Texts.length(text) + 1) {
            return AttributeValue.of(0);
        }
        int from = text.offsetByCodePoints(0, Math.max(start, 1) - 1);
        int at = text.indexOf(part, from);
        return AttributeValue.of(at < 0 ? 0 : text.codePointCount(0, at) + 1);
    }
}
