package io.partita.engine.server.item;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import java.util.Base64;

/** The value of a partition key as policies spell it. */
public final class LeadingKey {
    private LeadingKey() {}

    /** A text as it is, a number in decimal, bytes in Base64. */
    public static String text(AttributeValue value) {
        if (value instanceof StringValue string) {
            return string.value();
        } else if (value instanceof NumberValue number) {
            return number.text();
        } else if (value instanceof BinaryValue binary) {
            return Base64.getEncoder().encodeToString(binary.bytes());
        }
        return value.toString();
    }
}
