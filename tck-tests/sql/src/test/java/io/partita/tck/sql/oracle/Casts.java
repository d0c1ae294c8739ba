package io.partita.tck.sql.oracle;

import io.partita.tck.sql.value.Absent;
import io.partita.tck.sql.value.Bytes;
import io.partita.tck.sql.value.Literals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Types by name: CAST between the plain ones, and IS type. */
final class Casts {
    private Casts() {}

    static Object cast(Object value, String type) {
        if (Logic.isAbsent(value)) {
            return value;
        }
        return switch (type) {
            case "STRING", "VARCHAR", "CHAR", "TEXT" -> text(value);
            case "NUMBER", "DECIMAL", "NUMERIC" -> number(value);
            case "INTEGER", "INT", "BIGINT" ->
                Literals.number(((BigDecimal) number(value)).setScale(0, RoundingMode.HALF_UP));
            case "BOOLEAN", "BOOL" -> truth(value);
            default -> throw new NotJudged("CAST to " + type);
        };
    }

    private static Object text(Object value) {
        if (value instanceof String) {
            return value;
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof Boolean truth) {
            return truth.toString();
        }
        throw new NotJudged("CAST of " + value);
    }

    private static Object number(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return value instanceof String text ? Literals.number(new BigDecimal(text.strip())) : value;
    }

    private static Object truth(Object value) {
        if (value instanceof BigDecimal number) {
            return number.signum() != 0;
        }
        return value instanceof String text ? (Object) "true".equalsIgnoreCase(text.strip()) : value;
    }

    static boolean isOfType(Object value, String type) {
        return switch (type) {
            case "S", "STRING", "VARCHAR", "CHAR", "TEXT" -> value instanceof String;
            case "N", "NUMBER", "DECIMAL", "NUMERIC" -> value instanceof BigDecimal;
            case "B", "BINARY", "VARBINARY" -> value instanceof Bytes;
            case "BOOL", "BOOLEAN" -> value instanceof Boolean;
            case "NULL" -> value == Absent.NULL;
            case "M", "MAP" -> value instanceof Map;
            case "L", "LIST" -> value instanceof List;
            case "SS", "STRING SET" -> isSetOf(value, String.class);
            case "NS", "NUMBER SET" -> isSetOf(value, BigDecimal.class);
            case "BS", "BINARY SET" -> isSetOf(value, Bytes.class);
            default -> throw new NotJudged("IS " + type);
        };
    }

    private static boolean isSetOf(Object value, Class<?> type) {
        return value instanceof Set<?> set && set.stream().allMatch(type::isInstance);
    }
}
