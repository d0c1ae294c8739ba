package io.partita.planner.function;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.MapValue;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.type.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paths of SQL/JSON (SQL:2016, 9.39) that lead to one value: {@code $}, then {@code .name}, {@code ."any name"},
 * {@code ['any name']} or {@code [index]} from 0, again and again. The document is a map, a list, or JSON text.
 */
final class JsonPath {
    private final String path;
    private int at = 1;

    private JsonPath(String path) {
        this.path = path;
        if (!path.startsWith("$")) {
            throw malformed();
        }
    }

    static AttributeValue extracted(Inputs in) {
        AttributeValue found = find(in);
        return found == null ? AttributeValue.nullValue() : found;
    }

    static AttributeValue exists(Inputs in) {
        return AttributeValue.of(find(in) != null);
    }

    static AttributeValue text(Inputs in) {
        AttributeValue found = find(in);
        if (found == null) {
            return AttributeValue.nullValue();
        }
        return switch (found.type()) {
            case S -> found;
            case N, BOOL -> AttributeValue.of(JsonText.of(found));
            case B, NULL, M, L, SS, NS, BS -> AttributeValue.nullValue();
        };
    }

    static AttributeValue document(Inputs in) {
        AttributeValue found = find(in);
        return found instanceof MapValue || found instanceof ListValue ? found : AttributeValue.nullValue();
    }

    private static @Nullable AttributeValue find(Inputs in) {
        AttributeValue document = in.value(0);
        boolean parsed = document instanceof MapValue || document instanceof ListValue;
        return new JsonPath(in.text(1)).in(parsed ? document : JsonText.parse(in.text(0)));
    }

    /** The whole path is read even where it leads nowhere, so that a malformed one is always an error. */
    private @Nullable AttributeValue in(AttributeValue document) {
        AttributeValue value = document;
        while (at < path.length()) {
            char sign = path.charAt(at++);
            if (sign == '.') {
                value = entry(value, name());
            } else if (sign == '[' && at < path.length() && isQuote(path.charAt(at))) {
                value = entry(value, quoted());
                expectClosed();
            } else if (sign == '[') {
                value = element(value, index());
                expectClosed();
            } else {
                throw malformed();
            }
        }
        return value;
    }

    private String name() {
        if (at < path.length() && isQuote(path.charAt(at))) {
            return quoted();
        }
        int begin = at;
        while (at < path.length() && path.charAt(at) != '.' && path.charAt(at) != '[') {
            at++;
        }
        String name = path.substring(begin, at).strip();
        if (name.isEmpty() || name.equals("*")) {
            throw malformed();
        }
        return name;
    }

    private String quoted() {
        char quote = path.charAt(at);
        int close = path.indexOf(quote, at + 1);
        if (close < 0) {
            throw malformed();
        }
        String name = path.substring(at + 1, close);
        at = close + 1;
        return name;
    }

    private int index() {
        int close = path.indexOf(']', at);
        String digits = close < 0 ? "" : path.substring(at, close).strip();
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw malformed();
        }
        at = close;
        return Integer.parseInt(digits);
    }

    private void expectClosed() {
        if (at >= path.length() || path.charAt(at) != ']') {
            throw malformed();
        }
        at++;
    }

    private static boolean isQuote(char sign) {
        return sign == '\'' || sign == '"';
    }

    private static @Nullable AttributeValue entry(@Nullable AttributeValue value, String name) {
        return value instanceof MapValue map ? map.entries().get(name) : null;
    }

    private static @Nullable AttributeValue element(@Nullable AttributeValue value, int index) {
        List<AttributeValue> elements = value instanceof ListValue list ? list.elements() : List.of();
        return index < elements.size() ? elements.get(index) : null;
    }

    private QueryException malformed() {
        return new QueryException(
                QueryErrorCode.INVALID_VALUE,
                "a path to a value is $, then .name or [index] again and again, and '" + path + "' is none");
    }
}
