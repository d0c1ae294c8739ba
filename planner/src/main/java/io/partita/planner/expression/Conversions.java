package io.partita.planner.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.ListValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import io.partita.planner.type.JsonText;
import io.partita.planner.type.SqlType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * CAST. Numbers and strings convert by their digits, strings and binaries by UTF-8, documents and strings by JSON;
 * integers round half up. What cannot be converted is an error, or NULL for TRY_CAST; NULL and MISSING stay what they are.
 */
final class Conversions {
    /** No number of the model has more digits than this behind the point. */
    private static final int MAX_SCALE = 200;

    private static final BigDecimal MIN_INTEGER = BigDecimal.valueOf(Integer.MIN_VALUE);
    private static final BigDecimal MAX_INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal MIN_BIGINT = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal MAX_BIGINT = BigDecimal.valueOf(Long.MAX_VALUE);

    private Conversions() {}

    /** Operand, the name of a type, and optionally the length of a string, or the precision and scale of a number. */
    static @Nullable AttributeValue cast(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        if (!Truth.isKnown(value)) {
            return value;
        }
        AttributeValue name = operands.get(1).evaluate(item, arguments);
        AttributeValue converted = convert(value, SqlType.valueOf(((StringValue) name).value()));
        if (operands.size() == 2) {
            return converted;
        }
        int first = bound(operands.get(2));
        return converted instanceof NumberValue number
                ? fitted(number.value(), first, operands.size() > 3 ? bound(operands.get(3)) : 0)
                : cut(((StringValue) converted).value(), first);
    }

    /** NULL for what cannot be converted; an operand that fails by itself still does. */
    static @Nullable AttributeValue tryCast(List<Scalar> operands, Item item, Arguments arguments) {
        AttributeValue value = operands.get(0).evaluate(item, arguments);
        if (!Truth.isKnown(value)) {
            return value;
        }
        List<Scalar> known = new ArrayList<>(operands);
        known.set(0, new Scalar.Constant(value));
        try {
            return cast(known, item, arguments);
        } catch (QueryException unfit) {
            return Truth.UNKNOWN;
        }
    }

    private static int bound(Scalar bound) {
        return ((NumberValue) ((Scalar.Constant) bound).value()).value().intValueExact();
    }

    /** Rounded to the scale, half up; what then has too many digits before the point is refused. */
    private static AttributeValue fitted(BigDecimal number, int precision, int scale) {
        BigDecimal rounded = number.setScale(Math.min(scale, MAX_SCALE), RoundingMode.HALF_UP);
        if (rounded.precision() - rounded.scale() > precision - scale) {
            throw new QueryException(
                    QueryErrorCode.NUMBER_OUT_OF_RANGE,
                    number.toPlainString() + " has more than " + (precision - scale)
                            + " digits before the point, so it is no NUMBER(" + precision + ", " + scale + ")");
        }
        return Arithmetic.number(rounded);
    }

    /** A string that is too long is cut off (SQL:2016, 6.13). */
    private static AttributeValue cut(String text, int length) {
        return AttributeValue.of(
                text.codePointCount(0, text.length()) <= length
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, length)));
    }

    static AttributeValue convert(AttributeValue value, SqlType type) {
        return switch (type) {
            case ANY -> value;
            case STRING -> AttributeValue.of(text(value));
            case NUMBER, DOUBLE -> AttributeValue.of(number(value, type));
            case INTEGER -> integer(value, type, MIN_INTEGER, MAX_INTEGER);
            case BIGINT -> integer(value, type, MIN_BIGINT, MAX_BIGINT);
            case BOOLEAN -> AttributeValue.of(bool(value));
            case BINARY -> binary(value);
            case DATE, TIME, TIMESTAMP -> AttributeValue.of(TemporalText.convert(string(value, type), type));
            case MAP, LIST -> document(value, type);
            case STRING_SET, NUMBER_SET, BINARY_SET -> set(value, type);
        };
    }

    private static String text(AttributeValue value) {
        if (value instanceof StringValue string) {
            return string.value();
        } else if (value instanceof NumberValue number) {
            return number.text();
        } else if (value instanceof BinaryValue binary) {
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(binary.bytes()))
                        .toString();
            } catch (CharacterCodingException noText) {
                throw QueryException.of(QueryErrorCode.INVALID_VALUE, "the binary is not text in UTF-8", noText);
            }
        }
        return JsonText.of(value);
    }

    private static BigDecimal number(AttributeValue value, SqlType type) {
        if (value instanceof NumberValue number) {
            return number.value();
        } else if (value instanceof BooleanValue bool) {
            return bool.value() ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        String text = string(value, type).strip();
        try {
            return ((NumberValue) Arithmetic.number(new BigDecimal(text))).value();
        } catch (NumberFormatException | ArithmeticException noNumber) {
            throw invalid(text, type);
        }
    }

    private static AttributeValue integer(AttributeValue value, SqlType type, BigDecimal min, BigDecimal max) {
        BigDecimal integer = Arithmetic.toInteger(number(value, type), RoundingMode.HALF_UP);
        if (integer.compareTo(min) < 0 || integer.compareTo(max) > 0) {
            throw new QueryException(
                    QueryErrorCode.NUMBER_OUT_OF_RANGE,
                    integer.toPlainString() + " is not between " + min + " and " + max + ", so it is no "
                            + type.sqlName());
        }
        return AttributeValue.of(integer);
    }

    private static boolean bool(AttributeValue value) {
        if (value instanceof BooleanValue bool) {
            return bool.value();
        } else if (value instanceof NumberValue number) {
            return number.value().signum() != 0;
        }
        String text = string(value, SqlType.BOOLEAN).strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "true", "t", "yes", "1" -> true;
            case "false", "f", "no", "0" -> false;
            default -> throw invalid(text, SqlType.BOOLEAN);
        };
    }

    private static AttributeValue binary(AttributeValue value) {
        return value instanceof BinaryValue
                ? value
                : AttributeValue.of(string(value, SqlType.BINARY).getBytes(StandardCharsets.UTF_8));
    }

    private static AttributeValue document(AttributeValue value, SqlType type) {
        if (value.type() == type.stored()) {
            return value;
        } else if (type == SqlType.LIST && isSet(value)) {
            return AttributeValue.of(new ArrayList<>(Spread.elements(value)));
        }
        AttributeValue parsed = JsonText.parse(string(value, type));
        if (parsed.type() != type.stored()) {
            throw invalid(string(value, type), type);
        }
        return parsed;
    }

    private static AttributeValue set(AttributeValue value, SqlType type) {
        AttributeValue list = value instanceof StringValue text ? JsonText.parse(text.value()) : value;
        AttributeValue set = list instanceof ListValue elements ? Documents.setOf(elements.elements()) : list;
        if (set.type() != type.stored()) {
            throw mismatch(value, type);
        }
        return set;
    }

    private static boolean isSet(AttributeValue value) {
        return switch (value.type()) {
            case SS, NS, BS -> true;
            default -> false;
        };
    }

    private static String string(AttributeValue value, SqlType type) {
        if (value instanceof StringValue string) {
            return string.value();
        }
        throw mismatch(value, type);
    }

    private static QueryException mismatch(AttributeValue value, SqlType type) {
        return new QueryException(
                QueryErrorCode.TYPE_MISMATCH, "a " + value.type().words() + " cannot be cast to " + type.sqlName());
    }

    static QueryException invalid(String text, SqlType type) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return new QueryException(QueryErrorCode.INVALID_VALUE, "'" + shown + "' is no " + type.sqlName());
    }
}
