package io.partita.engine.api.expression;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.BinaryValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The order and the string functions of the data model, shared by conditions and by whoever evaluates the rest. */
public final class Values {
    private Values() {}

    /**
     * The order of two values of one ordered type: strings by UTF-8 bytes, numbers numerically, binaries unsigned.
     *
     * @throws IllegalArgumentException if the types differ or have no order
     */
    public static int compare(AttributeValue left, AttributeValue right) {
        if (left instanceof StringValue l && right instanceof StringValue r) {
            return compareByUtf8(l.value(), r.value());
        } else if (left instanceof NumberValue l && right instanceof NumberValue r) {
            return l.value().compareTo(r.value());
        } else if (left instanceof BinaryValue l && right instanceof BinaryValue r) {
            return Arrays.compareUnsigned(l.bytes(), r.bytes());
        }
        throw new IllegalArgumentException("no order between " + left.type() + " and " + right.type());
    }

    /**
     * Compares two strings as their UTF-8 bytes compare, without encoding them. Differs from
     * {@link String#compareTo} only where one side has a surrogate and the other a char above them.
     */
    public static int compareByUtf8(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char l = left.charAt(i);
            char r = right.charAt(i);
            if (l != r) {
                boolean leftSurrogate = Character.isSurrogate(l);
                boolean rightSurrogate = Character.isSurrogate(r);
                if (leftSurrogate != rightSurrogate) {
                    return leftSurrogate ? 1 : -1;
                }
                return Character.compare(l, r);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    /** {@code begins_with}: of two strings or two binaries; false for anything else and for MISSING. */
    public static boolean beginsWith(@Nullable AttributeValue value, @Nullable AttributeValue prefix) {
        if (value instanceof StringValue v && prefix instanceof StringValue p) {
            return v.value().startsWith(p.value());
        } else if (value instanceof BinaryValue v && prefix instanceof BinaryValue p) {
            return v.bytes().length >= p.bytes().length
                    && Arrays.equals(v.bytes(), 0, p.bytes().length, p.bytes(), 0, p.bytes().length);
        }
        return false;
    }

    /** {@code contains}: a substring of a string, or an element of a set or list; false for anything else. */
    public static boolean contains(@Nullable AttributeValue value, @Nullable AttributeValue element) {
        if (value == null || element == null) {
            return false;
        }
        return switch (value.type()) {
            case S ->
                element instanceof StringValue e
                        && ((StringValue) value).value().contains(e.value());
            case B -> element instanceof BinaryValue e && containsBytes(((BinaryValue) value).bytes(), e.bytes());
            case L -> ((AttributeValue.ListValue) value).elements().contains(element);
            case SS ->
                element instanceof StringValue e
                        && ((AttributeValue.StringSetValue) value).elements().contains(e.value());
            case NS ->
                element instanceof NumberValue e
                        && ((AttributeValue.NumberSetValue) value).elements().contains(e.value());
            case BS ->
                element instanceof BinaryValue e
                        && ((AttributeValue.BinarySetValue) value).elements().contains(e);
            case N, BOOL, NULL, M -> false;
        };
    }

    /**
     * {@code size}: the characters of a string, the bytes of a binary, the elements of a set, list or map; null for
     * other types.
     */
    public static @Nullable AttributeValue size(AttributeValue value) {
        return Sizes.of(value);
    }

    private static boolean containsBytes(byte[] bytes, byte[] part) {
        for (int from = 0; from + part.length <= bytes.length; from++) {
            if (Arrays.equals(bytes, from, from + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }
}
