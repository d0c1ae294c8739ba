package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import java.util.Base64;

/** Paths and values as the service shows them in its texts. */
final class Words {
    private Words() {}

    /** {@code [a, b, [0]]}. */
    static String of(Path path) {
        StringBuilder text = new StringBuilder("[").append(path.attribute());
        for (Path.Step step : path.steps()) {
            text.append(", ");
            if (step instanceof Path.Name name) {
                text.append(name.name());
            } else {
                text.append(step);
            }
        }
        return text.append(']').toString();
    }

    /** {@code {N:5}}. */
    static String of(AttributeValue value) {
        String text = String.valueOf(value);
        if (value instanceof StringValue string) {
            text = string.value();
        } else if (value instanceof NumberValue number) {
            text = number.text();
        } else if (value instanceof BinaryValue binary) {
            text = Base64.getEncoder().encodeToString(binary.bytes());
        }
        return "{" + value.type() + ":" + text + "}";
    }
}
