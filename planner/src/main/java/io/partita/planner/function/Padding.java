package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.expression.TextLength;

/** Texts made longer. */
final class Padding {
    private Padding() {}

    /** Text, length in characters, and what to fill up with (a space); a longer text is cut off at its end. */
    static AttributeValue pad(Inputs in, boolean before) {
        String text = in.text(0);
        String fill = in.text(2, " ");
        int wanted = Math.max(in.integer(1), 0);
        TextLength.require(wanted);
        int lacking = wanted - Texts.length(text);
        if (lacking <= 0) {
            return AttributeValue.of(Texts.slice(text, 1, wanted + 1L));
        } else if (fill.isEmpty()) {
            return AttributeValue.of(text);
        }
        int length = Texts.length(fill);
        String filling = fill.repeat(lacking / length) + Texts.slice(fill, 1, lacking % length + 1L);
        return Texts.of(before ? filling + text : text + filling);
    }

    /** Empty for no times, or less. */
    static AttributeValue repeated(String text, int times) {
        int count = text.isEmpty() ? 0 : Math.max(times, 0);
        TextLength.require((long) text.length() * count);
        return AttributeValue.of(text.repeat(count));
    }
}
