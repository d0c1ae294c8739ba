package io.partita.engine.server.expression;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import java.math.BigDecimal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        return "{" + value.type() + ":" + content(value) + "}";
    }

    private static String content(AttributeValue value) {
        if (value instanceof StringValue string) {
            return string.value();
        } else if (value instanceof NumberValue number) {
            return number.text();
        } else if (value instanceof BinaryValue binary) {
            return content(binary);
        } else if (value instanceof BooleanValue bool) {
            return String.valueOf(bool.value());
        } else if (value instanceof StringSetValue set) {
            return List.copyOf(set.elements()).toString();
        } else if (value instanceof NumberSetValue set) {
            return set.elements().stream()
                    .map(BigDecimal::toPlainString)
                    .toList()
                    .toString();
        } else if (value instanceof BinarySetValue set) {
            return set.elements().stream().map(Words::content).toList().toString();
        } else if (value instanceof ListValue list) {
            return list.elements().stream().map(Words::of).toList().toString();
        } else if (value instanceof MapValue map) {
            Map<String, String> entries = new LinkedHashMap<>();
            map.entries().forEach((name, entry) -> entries.put(name, of(entry)));
            return entries.toString();
        }
        return "true";
    }

    private static String content(BinaryValue binary) {
        return Base64.getEncoder().encodeToString(binary.bytes());
    }
}
