package io.partita.engine.api.item;

import java.math.BigDecimal;
import java.util.Map;

/**
 * Item sizes in bytes, by the rule of the service: attribute names and strings count their UTF-8 bytes,
 * numbers about one byte for two significant digits plus one (plus one more for a sign), NULL and
 * booleans one byte, and lists and maps three bytes plus one for each element.
 *
 * <p>Source: <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html">Item
 * sizes and formats</a>.
 */
public final class ItemSize {
    /** The largest item, in bytes: 400 KB. */
    public static final int MAX_ITEM_BYTES = 400 * 1024;

    private ItemSize() {}

    /** The size of an item with these attributes, names included. */
    public static int of(Map<String, AttributeValue> attributes) {
        int size = 0;
        for (Map.Entry<String, AttributeValue> attribute : attributes.entrySet()) {
            size += utf8Length(attribute.getKey()) + of(attribute.getValue());
        }
        return size;
    }

    /** The size of one value, without the name of its attribute. */
    public static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8Length(((AttributeValue.StringValue) value).value());
            case N -> of(((AttributeValue.NumberValue) value).value());
            case B -> ((AttributeValue.BinaryValue) value).bytes().length;
            case BOOL, NULL -> 1;
            case M -> {
                Map<String, AttributeValue> entries = ((AttributeValue.MapValue) value).entries();
                yield 3 + entries.size() + of(entries);
            }
            case L -> {
                int size = 3;
                for (AttributeValue element : ((AttributeValue.ListValue) value).elements()) {
                    size += 1 + of(element);
                }
                yield size;
            }
            case SS -> {
                int size = 0;
                for (String element : ((AttributeValue.StringSetValue) value).elements()) {
                    size += utf8Length(element);
                }
                yield size;
            }
            case NS -> {
                int size = 0;
                for (BigDecimal element : ((AttributeValue.NumberSetValue) value).elements()) {
                    size += of(element);
                }
                yield size;
            }
            case BS -> {
                int size = 0;
                for (AttributeValue.BinaryValue element : ((AttributeValue.BinarySetValue) value).elements()) {
                    size += element.bytes().length;
                }
                yield size;
            }
        };
    }

    private static int of(BigDecimal number) {
        if (number.signum() == 0) {
            return 1;
        }
        return (number.precision() + 1) / 2 + 1 + (number.signum() < 0 ? 1 : 0);
    }

    /** The length of the text in UTF-8 without encoding it. */
    public static int utf8Length(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                length++;
            } else if (c < 0x800) {
                length += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                length += 4;
                i++;
            } else {
                length += 3;
            }
        }
        return length;
    }
}
