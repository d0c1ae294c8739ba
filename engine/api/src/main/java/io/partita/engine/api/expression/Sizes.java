package io.partita.engine.api.expression;

import io.partita.engine.api.item.AttributeValue;
import org.jspecify.annotations.Nullable;

/** The function {@code size} of the expression language. */
final class Sizes {
    private Sizes() {}

    static @Nullable AttributeValue of(AttributeValue value) {
        if (value instanceof AttributeValue.StringValue string) {
            return AttributeValue.of(
                    string.value().codePointCount(0, string.value().length()));
        } else if (value instanceof AttributeValue.BinaryValue binary) {
            return AttributeValue.of(binary.bytes().length);
        } else if (value instanceof AttributeValue.MapValue map) {
            return AttributeValue.of(map.entries().size());
        } else if (value instanceof AttributeValue.ListValue list) {
            return AttributeValue.of(list.elements().size());
        } else if (value instanceof AttributeValue.StringSetValue set) {
            return AttributeValue.of(set.elements().size());
        } else if (value instanceof AttributeValue.NumberSetValue set) {
            return AttributeValue.of(set.elements().size());
        } else if (value instanceof AttributeValue.BinarySetValue set) {
            return AttributeValue.of(set.elements().size());
        }
        return null;
    }
}
