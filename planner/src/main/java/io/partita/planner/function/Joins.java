package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.expression.TextLength;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CONCAT_WS(separator, text, ...): NULL, MISSING and what is neither string nor number is left out. */
final class Joins {
    private Joins() {}

    static @Nullable AttributeValue joined(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue separator = operands.get(0).evaluate(item, arguments);
        if (!(separator instanceof StringValue between)) {
            return separator == AttributeValue.nullValue() ? separator : null;
        }
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (Scalar operand : operands.subList(1, operands.size())) {
            String text = printed(operand.evaluate(item, arguments));
            if (text != null) {
                joined.append(first ? "" : between.value()).append(text);
                TextLength.require(joined.length());
                first = false;
            }
        }
        return AttributeValue.of(joined.toString());
    }

    /** A string or number as text, or null for anything else. */
    static @Nullable String printed(@Nullable AttributeValue value) {
        if (value instanceof StringValue string) {
            return string.value();
        }
        return value instanceof NumberValue number ? number.text() : null;
    }
}
