package io.partita.tck.sql.oracle;

import io.partita.parser.syntax.Expression.TrimSide;
import io.partita.tck.sql.value.Absent;
import io.partita.tck.sql.value.Bytes;
import io.partita.tck.sql.value.Literals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The functions of the language, by their names in lower case. */
final class Functions {
    private final Logic logic;

    Functions(Logic logic) {
        this.logic = logic;
    }

    Object call(String name, List<Object> arguments) {
        Object first = arguments.isEmpty() ? Absent.MISSING : arguments.get(0);
        return switch (name) {
            case "attribute_exists" -> first != Absent.MISSING;
            case "attribute_not_exists" -> first == Absent.MISSING;
            case "attribute_type" -> Casts.isOfType(first, (String) arguments.get(1));
            case "begins_with" -> beginsWith(first, arguments.get(1));
            case "contains" -> contains(first, arguments.get(1));
            case "size" -> size(first);
            case "lower" -> ofText(first, text -> text.toLowerCase(Locale.ROOT));
            case "upper" -> ofText(first, text -> text.toUpperCase(Locale.ROOT));
            case "char_length", "character_length", "length" ->
                first instanceof String text ? characters(text) : absence(first);
            case "substring" -> substring(arguments);
            case "abs" -> Numbers.ofNumber(first, BigDecimal::abs);
            case "floor" -> Numbers.ofNumber(first, number -> number.setScale(0, RoundingMode.FLOOR));
            case "ceiling", "ceil" -> Numbers.ofNumber(first, number -> number.setScale(0, RoundingMode.CEILING));
            case "round" -> round(arguments);
            case "mod" ->
                Numbers.arithmetic(
                        io.partita.parser.syntax.Expression.ArithmeticOperator.REMAINDER, first, arguments.get(1));
            case "coalesce" ->
                arguments.stream()
                        .filter(argument -> !Logic.isAbsent(argument))
                        .findFirst()
                        .orElse(Absent.NULL);
            case "nullif" -> !Logic.isAbsent(first) && first.equals(arguments.get(1)) ? Absent.NULL : first;
            default -> throw new NotJudged("the function " + name);
        };
    }

    private Object beginsWith(Object value, Object prefix) {
        boolean begins = false;
        if (value instanceof String text) {
            begins = prefix instanceof String start && text.startsWith(start);
        } else if (value instanceof Bytes bytes) {
            begins = prefix instanceof Bytes start && bytes.hex().startsWith(start.hex());
        }
        return logic.about(value, begins);
    }

    private Object contains(Object value, Object element) {
        boolean contained;
        if (value instanceof String text) {
            contained = element instanceof String part && text.contains(part);
        } else if (value instanceof Bytes bytes) {
            contained = element instanceof Bytes part && Pattern.matches("(..)*" + part.hex() + "(..)*", bytes.hex());
        } else {
            contained = value instanceof Collection<?> elements && elements.contains(element);
        }
        return logic.about(value, contained);
    }

    private static Object size(Object value) {
        if (value instanceof String text) {
            return characters(text);
        } else if (value instanceof Bytes bytes) {
            return number(bytes.hex().length() / 2);
        } else if (value instanceof Map<?, ?> map) {
            return number(map.size());
        }
        return value instanceof Collection<?> elements ? number(elements.size()) : Absent.MISSING;
    }

    Object like(Object value, Object pattern, Object escape) {
        if (Logic.isAbsent(pattern)) {
            return Absent.NULL;
        }
        boolean matches = value instanceof String text
                && pattern instanceof String wildcards
                && Pattern.compile(regex(wildcards, (String) escape), Pattern.DOTALL)
                        .matcher(text)
                        .matches();
        return logic.about(value, matches);
    }

    private static String regex(String pattern, String escape) {
        StringBuilder regex = new StringBuilder();
        boolean escaped = false;
        for (int character : pattern.codePoints().toArray()) {
            String symbol = Character.toString(character);
            if (!escaped && symbol.equals(escape)) {
                escaped = true;
                continue;
            }
            boolean plain = escaped || (character != '%' && character != '_');
            regex.append(plain ? Pattern.quote(symbol) : character == '%' ? ".*" : ".");
            escaped = false;
        }
        return regex.toString();
    }

    Object trim(TrimSide side, Object characters, Object value) {
        return ofText(value, text -> {
            int from = 0;
            int to = text.length();
            String set = (String) characters;
            while (side != TrimSide.TRAILING && from < to && set.indexOf(text.charAt(from)) >= 0) {
                from++;
            }
            while (side != TrimSide.LEADING && from < to && set.indexOf(text.charAt(to - 1)) >= 0) {
                to--;
            }
            return text.substring(from, to);
        });
    }

    private static Object substring(List<Object> arguments) {
        return ofText(arguments.get(0), text -> {
            int start = ((BigDecimal) arguments.get(1)).intValueExact();
            int length = arguments.size() > 2 ? ((BigDecimal) arguments.get(2)).intValueExact() : text.length() + 1;
            StringBuilder kept = new StringBuilder();
            int place = 1;
            for (int character : text.codePoints().toArray()) {
                if (place >= start && place < start + (long) length) {
                    kept.appendCodePoint(character);
                }
                place++;
            }
            return kept.toString();
        });
    }

    private static Object round(List<Object> arguments) {
        int places = arguments.size() > 1 ? ((BigDecimal) arguments.get(1)).intValueExact() : 0;
        return Numbers.ofNumber(arguments.get(0), number -> number.setScale(places, RoundingMode.HALF_UP));
    }

    private static Object ofText(Object value, UnaryOperator<String> function) {
        return value instanceof String text ? function.apply(text) : absence(value);
    }

    private static BigDecimal characters(String text) {
        return number(text.codePointCount(0, text.length()));
    }

    private static BigDecimal number(long number) {
        return Literals.number(BigDecimal.valueOf(number));
    }

    /** A function of a value that is absent, or of another type than it takes. */
    private static Object absence(Object value) {
        return value == Absent.NULL ? Absent.NULL : Absent.MISSING;
    }
}
