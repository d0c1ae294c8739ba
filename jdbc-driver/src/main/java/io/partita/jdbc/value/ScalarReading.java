package io.partita.jdbc.value;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.BooleanValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.planner.type.JsonText;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Attribute values as text, numbers, booleans and bytes. Numbers are exact: what does not fit is an error, never cut
 * off. None of the values given to these methods is the value NULL.
 */
public final class ScalarReading {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MAX_NUMBER_TEXT = 1_000;

    private ScalarReading() {}

    /** Text as it is, numbers in plain digits, bytes in hexadecimal digits, documents and sets as JSON. */
    public static String text(AttributeValue value) {
        if (value instanceof StringValue string) {
            return string.value();
        } else if (value instanceof NumberValue number) {
            return number.text();
        } else if (value instanceof BooleanValue bool) {
            return String.valueOf(bool.value());
        } else if (value instanceof BinaryValue binary) {
            return HEX.formatHex(binary.bytes());
        }
        return JsonText.of(value);
    }

    /**
     * A whole number.
     *
     * @param type the Java type that the bounds are those of, for the message
     * @throws SQLException 22003 if the number has a fraction or is out of bounds, 22018 if the text is no number
     */
    public static long integer(AttributeValue value, long min, long max, String type) throws SQLException {
        BigDecimal decimal = decimal(value);
        long integer;
        try {
            // Digits before the conversion, because 1E+125 would be written out first.
            integer = decimal.precision() - decimal.scale() > 19 ? outOfRange() : decimal.longValueExact();
        } catch (ArithmeticException unfit) {
            throw unfit(value, type);
        }
        if (integer < min || integer > max) {
            throw unfit(value, type);
        }
        return integer;
    }

    private static long outOfRange() {
        throw new ArithmeticException();
    }

    private static SQLException unfit(AttributeValue value, String type) {
        return SqlErrors.of(
                SqlState.NUMBER_OUT_OF_RANGE, text(value) + " has a fraction or is out of the range of " + type);
    }

    /** A number; a text is read as one, and a boolean is 1 or 0. */
    public static BigDecimal decimal(AttributeValue value) throws SQLException {
        if (value instanceof NumberValue number) {
            return number.value();
        } else if (value instanceof BooleanValue bool) {
            return bool.value() ? BigDecimal.ONE : BigDecimal.ZERO;
        } else if (value instanceof StringValue string) {
            return decimal(string.value());
        }
        throw noConversion(value, "a number");
    }

    private static BigDecimal decimal(String text) throws SQLException {
        // Bounded, because the digits of a long text or a large exponent cost time and memory without end.
        if (text.length() <= MAX_NUMBER_TEXT) {
            try {
                BigDecimal decimal = new BigDecimal(text.strip());
                if (Math.abs((long) decimal.scale()) <= MAX_NUMBER_TEXT) {
                    return decimal;
                }
            } catch (NumberFormatException noNumber) {
                throw noSuchValue(text, "a number");
            }
        }
        throw noSuchValue(text, "a number of a reasonable length");
    }

    /** The nearest double. */
    public static double floating(AttributeValue value) throws SQLException {
        double number = decimal(value).doubleValue();
        if (Double.isInfinite(number)) {
            throw unfit(value, "double");
        }
        return number;
    }

    /** The nearest float; 22003 if it is beyond the largest. */
    public static float singleFloating(AttributeValue value) throws SQLException {
        float number = decimal(value).floatValue();
        if (Float.isInfinite(number)) {
            throw unfit(value, "float");
        }
        return number;
    }

    /** A boolean; of numbers 1 and 0, of texts true and false, t and f, yes and no, 1 and 0. */
    public static boolean bool(AttributeValue value) throws SQLException {
        if (value instanceof BooleanValue bool) {
            return bool.value();
        } else if (value instanceof NumberValue number) {
            return truth(number.text());
        } else if (value instanceof StringValue string) {
            return truth(string.value());
        }
        throw noConversion(value, "a boolean");
    }

    private static boolean truth(String text) throws SQLException {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "on", "1" -> true;
            case "false", "f", "no", "n", "off", "0" -> false;
            default -> throw noSuchValue(text, "a boolean");
        };
    }

    /** Bytes, which the caller may change; of a text its UTF-8. */
    public static byte[] bytes(AttributeValue value) throws SQLException {
        if (value instanceof BinaryValue binary) {
            return binary.bytes().clone();
        } else if (value instanceof StringValue string) {
            return string.value().getBytes(StandardCharsets.UTF_8);
        }
        throw noConversion(value, "bytes");
    }

    static SQLException noSuchValue(String text, String what) {
        return SqlErrors.of(SqlState.NO_SUCH_VALUE, "'" + shortened(text) + "' is not " + what);
    }

    static SQLException noConversion(AttributeValue value, String what) {
        return SqlErrors.of(SqlState.NO_SUCH_CONVERSION, "a " + value.type().words() + " cannot be read as " + what);
    }

    static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
