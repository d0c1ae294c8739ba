package io.partita.engine.server.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.partita.engine.server.error.ServiceException;
import java.io.IOException;
import java.util.Locale;

/** The plain values, with the texts that the service has for what is none. */
public final class Shapes {
    public static final Shape<String> TEXT = json -> {
        if (json.currentToken() == JsonToken.VALUE_STRING) {
            return json.getText();
        }
        throw notConvertible(json, "String");
    };

    public static final Shape<Long> INTEGER = json -> whole(json, "Integer", Integer.MIN_VALUE, Integer.MAX_VALUE);

    public static final Shape<Long> LONG = json -> whole(json, "Long", Long.MIN_VALUE, Long.MAX_VALUE);

    public static final Shape<Boolean> FLAG = Shapes::flag;

    private Shapes() {}

    private static long whole(JsonParser json, String type, long min, long max) throws IOException {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            // What is too large is as large as can be, which is what the constraint then complains of.
            double approximate = Math.floor(json.getDoubleValue());
            if (approximate >= max) {
                return max;
            } else if (approximate <= min) {
                return min;
            }
            return token == JsonToken.VALUE_NUMBER_INT ? json.getLongValue() : (long) approximate;
        }
        throw notConvertible(json, type);
    }

    private static boolean flag(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING ->
                switch (json.getText().toUpperCase(Locale.ROOT)) {
                    case "TRUE", "1", "YES" -> true;
                    case "FALSE", "0", "NO" -> false;
                    default -> throw ServiceException.serialization("Unexpected token received from parser");
                };
            default -> throw notConvertible(json, "Boolean");
        };
    }

    private static ServiceException notConvertible(JsonParser json, String type) {
        return ServiceException.serialization(
                switch (json.currentToken()) {
                    case START_ARRAY -> "Unrecognized collection type class java.lang." + type;
                    case START_OBJECT -> "Start of structure or map found where not expected";
                    case VALUE_TRUE -> "TRUE_VALUE cannot be converted to " + type;
                    case VALUE_FALSE -> "FALSE_VALUE cannot be converted to " + type;
                    case VALUE_NUMBER_INT -> "NUMBER_VALUE cannot be converted to " + type;
                    case VALUE_NUMBER_FLOAT -> "DECIMAL_VALUE cannot be converted to " + type;
                    default -> "STRING_VALUE cannot be converted to " + type;
                });
    }
}
