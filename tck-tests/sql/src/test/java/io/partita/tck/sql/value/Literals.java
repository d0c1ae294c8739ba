package io.partita.tck.sql.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Values as the language writes them, in one way only, so that equal values have equal texts. */
public final class Literals {
    private Literals() {}

    public static String of(Object value) {
        if (value instanceof Absent absent) {
            return absent.name();
        } else if (value instanceof String text) {
            return quoted(text);
        } else if (value instanceof BigDecimal number) {
            return number(number).toPlainString();
        } else if (value instanceof Boolean bool) {
            return bool ? "TRUE" : "FALSE";
        } else if (value instanceof Bytes bytes) {
            return "X'" + bytes.hex() + "'";
        } else if (value instanceof List<?> list) {
            return list.stream().map(Literals::of).collect(Collectors.joining(", ", "[", "]"));
        } else if (value instanceof Set<?> set) {
            return set.stream().map(Literals::of).sorted().collect(Collectors.joining(", ", "<<", ">>"));
        } else if (value instanceof Map<?, ?> map) {
            Map<String, String> entries = new TreeMap<>();
            map.forEach((name, entry) -> entries.put(quoted((String) name), of(entry)));
            return entries.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        throw new IllegalArgumentException("no attribute value: " + value.getClass());
    }

    /** The number without trailing zeros, and one zero. */
    public static BigDecimal number(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    /** Control characters are shown as {@code ‹n›}, so that a value stays on its line. */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        text.codePoints().forEach(character -> {
            if (character == '\'') {
                quoted.append("''");
            } else if (character < ' ') {
                quoted.append('‹').append(character).append('›');
            } else {
                quoted.appendCodePoint(character);
            }
        });
        return quoted.append('\'').toString();
    }
}
