package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;

/** Characters cut off at the ends of a text. */
final class Trims {
    private Trims() {}

    static AttributeValue trim(Inputs in, boolean leading, boolean trailing) {
        String text = in.text(0);
        String characters = in.text(1, " ");
        int from = 0;
        int to = text.length();
        while (leading && from < to && characters.indexOf(text.codePointAt(from)) >= 0) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (trailing && from < to && characters.indexOf(text.codePointBefore(to)) >= 0) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return AttributeValue.of(text.substring(from, to));
    }
}
