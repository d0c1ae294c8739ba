package io.partita.engine.server.wire;

import io.partita.engine.api.item.AttributeValue;
import java.math.BigDecimal;

/** A number as a request has it: text. */
final class NumberText {
    /** More than any number that fits needs, leading zeros and an exponent included. */
    private static final int MAX_LENGTH = 500;

    private NumberText() {}

    /**
     * The number.
     *
     * @throws IllegalArgumentException in the words of the service if it is none, or none that fits
     */
    static AttributeValue parse(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The parameter cannot be converted to a numeric value");
        } else if (text.length() > MAX_LENGTH || !isPlain(text)) {
            throw notNumeric(text);
        }
        BigDecimal number;
        try {
            number = new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw notNumeric(text);
        }
        return AttributeValue.of(number);
    }

    private static IllegalArgumentException notNumeric(String text) {
        String shown = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "..." : text;
        return new IllegalArgumentException("The parameter cannot be converted to a numeric value: " + shown);
    }

    /** Digits of other scripts are numbers to Java, and not to the service. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
