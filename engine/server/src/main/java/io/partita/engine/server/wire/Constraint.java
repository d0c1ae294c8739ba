package io.partita.engine.server.wire;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What must hold for the value of a member.
 *
 * @param text in the words of the service: {@code Member must have length less than or equal to 255}
 */
public record Constraint<T>(Predicate<? super T> holds, String text) {
    /** The characters of the name of a table or index. */
    public static final Constraint<String> NAME_CHARACTERS = pattern("[a-zA-Z0-9_.-]+");

    /** One of these words, in the order in which the service names them. */
    public static Constraint<String> oneOf(String... words) {
        Set<String> set = Set.of(words);
        return new Constraint<>(
                set::contains, "Member must satisfy enum value set: [" + String.join(", ", words) + "]");
    }

    /** A regular expression that matches the whole text. */
    public static Constraint<String> pattern(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return new Constraint<>(
                text -> pattern.matcher(text).matches(),
                "Member must satisfy regular expression pattern: " + expression);
    }

    public static <T> Constraint<T> minLength(int length) {
        return new Constraint<>(
                value -> length(value) >= length, "Member must have length greater than or equal to " + length);
    }

    public static <T> Constraint<T> maxLength(int length) {
        return new Constraint<>(
                value -> length(value) <= length, "Member must have length less than or equal to " + length);
    }

    public static Constraint<Long> atLeast(long bound) {
        return new Constraint<>(value -> value >= bound, "Member must have value greater than or equal to " + bound);
    }

    public static Constraint<Long> atMost(long bound) {
        return new Constraint<>(value -> value <= bound, "Member must have value less than or equal to " + bound);
    }

    /** Of a map: what must hold for each of its keys. */
    public static <V> Constraint<Map<String, V>> keys(List<Constraint<String>> constraints) {
        return new Constraint<>(
                map -> map.keySet().stream()
                        .allMatch(key -> constraints.stream().allMatch(each -> each.holds.test(key))),
                "Map keys must satisfy constraint: " + texts(constraints));
    }

    /** Of a map: what must hold for each of its values. */
    public static <V> Constraint<Map<String, V>> values(List<Constraint<V>> constraints) {
        return new Constraint<>(
                map -> map.values().stream()
                        .allMatch(value -> constraints.stream().allMatch(each -> each.holds.test(value))),
                "Map value must satisfy constraint: " + texts(constraints));
    }

    private static <V> List<String> texts(List<Constraint<V>> constraints) {
        return constraints.stream().map(Constraint::text).toList();
    }

    private static int length(Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        } else if (value instanceof Collection<?> elements) {
            return elements.size();
        } else if (value instanceof Map<?, ?> entries) {
            return entries.size();
        }
        throw new IllegalArgumentException("no length: " + value.getClass());
    }
}
