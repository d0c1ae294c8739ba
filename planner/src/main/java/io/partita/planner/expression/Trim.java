package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** TRIM(text [, characters [, side]]). */
final class Trim {
    private static final AttributeValue SPACE = AttributeValue.of(" ");
    private static final AttributeValue BOTH = AttributeValue.of("BOTH");

    private Trim() {}

    static @Nullable AttributeValue trim(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        AttributeValue characters = operands.size() > 1 ? operands.get(1).evaluate(item, arguments) : SPACE;
        AttributeValue side = operands.size() > 2 ? operands.get(2).evaluate(item, arguments) : BOTH;
        if (value == null || characters == null || side == null) {
            return null;
        }
        if (value instanceof StringValue text
                && characters instanceof StringValue set
                && side instanceof StringValue s) {
            return AttributeValue.of(trim(text.value(), set.value(), s.value()));
        }
        return Truth.isKnown(value) && Truth.isKnown(characters) ? null : Truth.UNKNOWN;
    }

    private static String trim(String text, String characters, String side) {
        int from = 0;
        int to = text.length();
        while (!side.equals("TRAILING") && from < to && characters.indexOf(text.codePointAt(from)) >= 0) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (!side.equals("LEADING") && from < to && characters.indexOf(text.codePointBefore(to)) >= 0) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }
}
