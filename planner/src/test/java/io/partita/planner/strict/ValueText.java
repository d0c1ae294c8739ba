package io.partita.planner.strict;

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
import io.partita.engine.api.item.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Values as the case files write them: {@code 'a'}, {@code 1}, {@code x'0aff'}, {@code [..]}, {@code {'k': v}}, {@code <<..>>}. */
final class ValueText {
    private final String text;
    private int at;

    private ValueText(String text) {
        this.text = text;
    }

    static AttributeValue parse(String text) {
        ValueText reader = new ValueText(text.strip());
        AttributeValue value = reader.value();
        if (reader.at < reader.text.length()) {
            throw new IllegalArgumentException("more than a value: " + text);
        }
        return value;
    }

    static Item item(String text) {
        return Item.of(((MapValue) parse(text)).entries());
    }

    private AttributeValue value() {
        skip();
        char c = text.charAt(at);
        if (c == '\'') {
            return AttributeValue.of(string());
        } else if (taken("x'")) {
            at--;
            return AttributeValue.of(HexFormat.of().parseHex(string()));
        } else if (taken("<<")) {
            return set(list(">>"));
        } else if (taken("[")) {
            return AttributeValue.of(list("]"));
        } else if (taken("{")) {
            return AttributeValue.of(map());
        } else if (taken("true")) {
            return AttributeValue.of(true);
        } else if (taken("false")) {
            return AttributeValue.of(false);
        } else if (taken("null")) {
            return AttributeValue.nullValue();
        }
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return AttributeValue.of(new BigDecimal(text.substring(start, at)));
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            int end = text.indexOf('\'', at);
            value.append(text, at, end);
            at = end + 1;
            if (at >= text.length() || text.charAt(at) != '\'') {
                return value.toString();
            }
            value.append('\'');
            at++;
        }
    }

    private List<AttributeValue> list(String end) {
        List<AttributeValue> elements = new ArrayList<>();
        while (!taken(end)) {
            elements.add(value());
            taken(",");
        }
        return elements;
    }

    private Map<String, AttributeValue> map() {
        Map<String, AttributeValue> entries = new LinkedHashMap<>();
        while (!taken("}")) {
            skip();
            String name = string();
            if (!taken(":")) {
                throw new IllegalArgumentException("no colon behind " + name);
            }
            entries.put(name, value());
            taken(",");
        }
        return entries;
    }

    private static AttributeValue set(List<AttributeValue> elements) {
        return switch (elements.get(0).type()) {
            case S ->
                StringSetValue.of(elements.stream()
                        .map(each -> ((StringValue) each).value())
                        .toList());
            case N ->
                NumberSetValue.of(elements.stream()
                        .map(each -> ((NumberValue) each).value())
                        .toList());
            default ->
                BinarySetValue.of(elements.stream().map(BinaryValue.class::cast).toList());
        };
    }

    private boolean taken(String token) {
        skip();
        boolean found = text.startsWith(token, at);
        at += found ? token.length() : 0;
        return found;
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    static String of(Item item) {
        return of(AttributeValue.of(item.attributes()));
    }

    /** Maps and sets in the order of their text, so that equal values have one text. */
    static String of(AttributeValue value) {
        if (value instanceof StringValue string) {
            return quoted(string.value());
        } else if (value instanceof NumberValue number) {
            return number.text();
        } else if (value instanceof BinaryValue binary) {
            return "x'" + HexFormat.of().formatHex(binary.bytes()) + "'";
        } else if (value instanceof BooleanValue bool) {
            return String.valueOf(bool.value());
        } else if (value instanceof ListValue list) {
            return list.elements().stream().map(ValueText::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof MapValue map) {
            return new TreeMap<>(map.entries())
                    .entrySet().stream()
                            .map(entry -> quoted(entry.getKey()) + ": " + of(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
        } else if (value instanceof StringSetValue set) {
            return set(set.elements(), ValueText::quoted);
        } else if (value instanceof NumberSetValue set) {
            return set(set.elements(), BigDecimal::toPlainString);
        } else if (value instanceof BinarySetValue set) {
            return set(set.elements(), ValueText::of);
        }
        return "null";
    }

    private static <T> String set(Collection<T> elements, Function<? super T, String> text) {
        return elements.stream().map(text).sorted().collect(Collectors.joining(", ", "<<", ">>"));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
