package io.partita.engine.api.item;

import io.partita.engine.api.expression.Path;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Items, values and paths from what Java writes easily. */
public final class Documents {
    private static final Pattern STEP = Pattern.compile("\\.([^.\\[]+)|\\[(\\d+)]");

    private Documents() {}

    /** An item of names and values by turns. */
    public static Item item(Object... namesAndValues) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put((String) namesAndValues[i], value(namesAndValues[i + 1]));
        }
        return Item.of(attributes);
    }

    /** Text, whole numbers, decimals, truth values, bytes, null, lists, maps and sets of text, whole numbers or bytes. */
    public static AttributeValue value(@Nullable Object java) {
        if (java == null) {
            return AttributeValue.nullValue();
        } else if (java instanceof AttributeValue value) {
            return value;
        } else if (java instanceof String text) {
            return AttributeValue.of(text);
        } else if (java instanceof Integer number) {
            return AttributeValue.of(number.longValue());
        } else if (java instanceof BigDecimal number) {
            return AttributeValue.of(number);
        } else if (java instanceof Boolean truth) {
            return AttributeValue.of(truth.booleanValue());
        } else if (java instanceof byte[] bytes) {
            return AttributeValue.of(bytes);
        } else if (java instanceof List<?> list) {
            return AttributeValue.of(
                    new ArrayList<>(list.stream().map(Documents::value).toList()));
        } else if (java instanceof Map<?, ?> map) {
            Map<String, AttributeValue> entries = new LinkedHashMap<>();
            map.forEach((name, entry) -> entries.put((String) name, value(entry)));
            return AttributeValue.of(entries);
        } else if (java instanceof Set<?> set) {
            return set(set);
        }
        throw new IllegalArgumentException("no value of " + java.getClass());
    }

    private static AttributeValue set(Set<?> set) {
        Object first = set.iterator().next();
        if (first instanceof String) {
            Set<String> elements = new LinkedHashSet<>();
            set.forEach(element -> elements.add((String) element));
            return new AttributeValue.StringSetValue(elements);
        } else if (first instanceof Integer) {
            Set<BigDecimal> elements = new LinkedHashSet<>();
            set.forEach(element -> elements.add(BigDecimal.valueOf((Integer) element)));
            return new AttributeValue.NumberSetValue(elements);
        }
        Set<AttributeValue.BinaryValue> elements = new LinkedHashSet<>();
        set.forEach(element -> elements.add(new AttributeValue.BinaryValue((byte[]) element)));
        return new AttributeValue.BinarySetValue(elements);
    }

    /** A path as it is written: {@code a.b[0]}. */
    public static Path path(String text) {
        Matcher step = STEP.matcher(text);
        List<Path.Step> steps = new ArrayList<>();
        int end = -1;
        while (step.find()) {
            end = end < 0 ? step.start() : end;
            steps.add(
                    step.group(1) == null
                            ? new Path.Index(Integer.parseInt(step.group(2)))
                            : new Path.Name(step.group(1)));
        }
        return new Path(end < 0 ? text : text.substring(0, end), steps);
    }
}
