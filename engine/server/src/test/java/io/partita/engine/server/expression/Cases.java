package io.partita.engine.server.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinarySetValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberSetValue;
import io.partita.engine.api.item.AttributeValue.StringSetValue;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A file of expressions. {@code name #a b} and {@code value :v N 5} define what all of them may use; then each expression stands
 * at the beginning of a line, and what comes of it on the next, indented: {@code -> canonical text}, or {@code ! error}. A line of
 * {@code //} is a comment; {@code \s}, {@code \t} and {@code \n} are white space where it would not be seen.
 */
final class Cases {
    final Map<String, String> names = new LinkedHashMap<>();
    final Map<String, AttributeValue> values = new LinkedHashMap<>();
    final List<Case> cases = new ArrayList<>();

    /** One expression and what comes of it. */
    record Case(String text, String expected) {
        @Override
        public String toString() {
            return text;
        }
    }

    static Cases of(String file) {
        Cases cases = new Cases();
        String text = "";
        for (String line : lines(file)) {
            if (line.startsWith("name ")) {
                String[] words = line.split(" ", 3);
                cases.names.put(words[1], words[2]);
            } else if (line.startsWith("value ")) {
                String[] words = line.split(" ", 4);
                cases.values.put(words[1], value(words[2], words.length > 3 ? words[3] : ""));
            } else if (line.startsWith("  ")) {
                cases.cases.add(new Case(text, line.strip()));
            } else if (!line.isBlank() && !line.startsWith("//")) {
                text = line.replace("\\s", " ").replace("\\t", "\t").replace("\\n", "\n");
            }
        }
        return cases;
    }

    private static List<String> lines(String file) {
        try (InputStream stream = Objects.requireNonNull(Cases.class.getResourceAsStream(file))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static AttributeValue value(String type, String text) {
        Stream<String> elements = Arrays.stream(text.split(",")).filter(element -> !element.isEmpty());
        return switch (type) {
            case "S" -> AttributeValue.of(text);
            case "N" -> AttributeValue.of(new BigDecimal(text));
            case "B" -> binary(text);
            case "BOOL" -> AttributeValue.of(Boolean.parseBoolean(text));
            case "NULL" -> AttributeValue.nullValue();
            case "SS" -> StringSetValue.of(elements.toList());
            case "NS" -> NumberSetValue.of(elements.map(BigDecimal::new).toList());
            case "BS" -> BinarySetValue.of(elements.map(Cases::binary).toList());
            case "L" -> AttributeValue.of(elements.map(AttributeValue::of).toList());
            case "M" -> AttributeValue.of(Map.<String, AttributeValue>of());
            default -> throw new IllegalArgumentException("no type: " + type);
        };
    }

    private static BinaryValue binary(String text) {
        return new BinaryValue(Base64.getDecoder().decode(text));
    }
}
