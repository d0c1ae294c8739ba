package io.partita.planner.expression;

import io.partita.engine.api.expression.Path;
import io.partita.engine.api.item.AttributeValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short ways to write scalars and values in tests. */
public final class Scalars {
    private Scalars() {}

    public static Scalar call(ScalarFunctions function, Scalar... operands) {
        return new Scalar.Call(function, List.of(operands));
    }

    public static Scalar attribute(String name) {
        return new Scalar.Attribute(Path.of(name));
    }

    public static Scalar constant(@Nullable Object value) {
        return new Scalar.Constant(value(value));
    }

    public static Scalar argument(int slot) {
        return new Scalar.Argument(slot, false);
    }

    public static Scalar spread(int slot) {
        return new Scalar.Argument(slot, true);
    }

    /** The value of a Java object: null is NULL, numbers by their digits, lists and maps by their elements. */
    public static AttributeValue value(@Nullable Object value) {
        if (value == null) {
            return AttributeValue.nullValue();
        } else if (value instanceof AttributeValue given) {
            return given;
        } else if (value instanceof String text) {
            return AttributeValue.of(text);
        } else if (value instanceof Number number) {
            return AttributeValue.of(new BigDecimal(number.toString()));
        } else if (value instanceof Boolean bool) {
            return AttributeValue.of(bool);
        } else if (value instanceof byte[] bytes) {
            return AttributeValue.of(bytes);
        } else if (value instanceof List<?> list) {
            List<AttributeValue> elements = new ArrayList<>();
            list.forEach(element -> elements.add(value(element)));
            return AttributeValue.of(elements);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, AttributeValue> entries = new LinkedHashMap<>();
            map.forEach((name, element) -> entries.put((String) name, value(element)));
            return AttributeValue.of(entries);
        }
        throw new IllegalArgumentException("no attribute value: " + value);
    }
}
