package io.partita.engine.remote.expression;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.remote.value.WireValues;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The placeholders of one request: {@code #n0} for names, so that no name is a reserved word, and {@code :v0} for
 * values. A name or value that comes again has the same one: the protocol bounds the length of expressions.
 */
final class Placeholders {
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final Map<AttributeValue, String> values = new HashMap<>();
    private final Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> constants =
            new LinkedHashMap<>();

    /** The names behind the placeholders; empty if there are none. */
    Map<String, String> attributes() {
        return attributes;
    }

    /** The values behind the placeholders; empty if there are none. */
    Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> constants() {
        return constants;
    }

    String name(String attribute) {
        return names.computeIfAbsent(attribute, name -> {
            String placeholder = "#n" + attributes.size();
            attributes.put(placeholder, name);
            return placeholder;
        });
    }

    String value(AttributeValue value) {
        return values.computeIfAbsent(value, constant -> {
            String placeholder = ":v" + constants.size();
            constants.put(placeholder, WireValues.of(constant));
            return placeholder;
        });
    }

    /** The path with each of its names behind a placeholder, for instance {@code #n0.#n1[2]}. */
    String path(Path path) {
        if (path.isTopLevel()) {
            return name(path.attribute());
        }
        StringBuilder text = new StringBuilder(name(path.attribute()));
        for (Path.Step step : path.steps()) {
            if (step instanceof Path.Name into) {
                text.append('.').append(name(into.name()));
            } else {
                text.append(step);
            }
        }
        return text.toString();
    }
}
