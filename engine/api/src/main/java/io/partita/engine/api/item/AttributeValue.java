package io.partita.engine.api.item;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One value of one of the ten types. Values are immutable: a container given to a constructor belongs
 * to the value from then on and must not be changed by the caller.
 *
 * <p>Equality is the equality of the data model: numbers by magnitude (they are normalised when they are
 * made), binaries by content, sets without order, lists with order, maps by content. Values of different
 * types are never equal.
 */
public sealed interface AttributeValue {

    /** The type of this value. */
    AttributeType type();

    static AttributeValue of(String value) {
        return new StringValue(value);
    }

    static AttributeValue of(long value) {
        return new NumberValue(BigDecimal.valueOf(value));
    }

    /**
     * A number.
     *
     * @throws IllegalArgumentException if it needs more than 38 digits or leaves the magnitude of the model
     */
    static AttributeValue of(BigDecimal value) {
        return new NumberValue(value);
    }

    static AttributeValue of(boolean value) {
        return value ? BooleanValue.TRUE : BooleanValue.FALSE;
    }

    /** Wraps the array itself, which must not be changed afterwards. */
    static AttributeValue of(byte[] value) {
        return new BinaryValue(value);
    }

    static AttributeValue of(List<AttributeValue> elements) {
        return new ListValue(elements);
    }

    static AttributeValue of(Map<String, AttributeValue> entries) {
        return new MapValue(entries);
    }

    static AttributeValue nullValue() {
        return NullValue.NULL;
    }

    /** A string of Unicode text; ordered by its UTF-8 bytes, not by its chars. */
    record StringValue(String value) implements AttributeValue {
        @Override
        public AttributeType type() {
            return AttributeType.S;
        }
    }

    /**
     * An exact decimal number of at most 38 significant digits, magnitude 1E-130 to 9.99…E+125, or zero.
     * Always normalised: no trailing zeros, and one zero, so that equals is numeric equality.
     */
    record NumberValue(BigDecimal value) implements AttributeValue {
        /**
         * Normalises the number.
         *
         * @throws IllegalArgumentException if it does not fit the model; the message says which bound it passed
         */
        public NumberValue {
            value = Numbers.normalize(value);
        }

        @Override
        public AttributeType type() {
            return AttributeType.N;
        }

        /** The number in plain digits, without an exponent, as the protocol sends it. */
        public String text() {
            return value.toPlainString();
        }
    }

    /** Bytes, ordered unsigned. */
    final class BinaryValue implements AttributeValue {
        private final byte[] bytes;

        public BinaryValue(byte[] bytes) {
            this.bytes = bytes;
        }

        /** The bytes themselves, not a copy; they must not be changed. */
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public AttributeType type() {
            return AttributeType.B;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof BinaryValue that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "BinaryValue[" + HexFormat.of().formatHex(bytes) + "]";
        }
    }

    /** True or false. */
    record BooleanValue(boolean value) implements AttributeValue {
        static final BooleanValue TRUE = new BooleanValue(true);
        static final BooleanValue FALSE = new BooleanValue(false);

        @Override
        public AttributeType type() {
            return AttributeType.BOOL;
        }
    }

    /** The value NULL, which is a value: an attribute that holds it is present. */
    enum NullValue implements AttributeValue {
        NULL;

        @Override
        public AttributeType type() {
            return AttributeType.NULL;
        }
    }

    /** A map from names to values; the order of the entries is kept but has no meaning. */
    record MapValue(Map<String, AttributeValue> entries) implements AttributeValue {
        public MapValue {
            entries = Collections.unmodifiableMap(entries);
        }

        @Override
        public AttributeType type() {
            return AttributeType.M;
        }
    }

    /** A list of values of any types. */
    record ListValue(List<AttributeValue> elements) implements AttributeValue {
        public ListValue {
            elements = Collections.unmodifiableList(elements);
        }

        @Override
        public AttributeType type() {
            return AttributeType.L;
        }
    }

    /** A set of strings, never empty. */
    record StringSetValue(Set<String> elements) implements AttributeValue {
        public StringSetValue {
            elements = Sets.checked(elements);
        }

        /**
         * The set of these elements.
         *
         * @throws IllegalArgumentException if there are none, or one twice
         */
        public static StringSetValue of(Collection<String> elements) {
            return new StringSetValue(Sets.distinct(elements));
        }

        @Override
        public AttributeType type() {
            return AttributeType.SS;
        }
    }

    /** A set of normalised numbers, never empty. */
    record NumberSetValue(Set<BigDecimal> elements) implements AttributeValue {
        public NumberSetValue {
            Set<BigDecimal> normalized = new LinkedHashSet<>();
            for (BigDecimal element : elements) {
                normalized.add(Numbers.normalize(element));
            }
            elements = Sets.checked(normalized);
        }

        /**
         * The set of these elements.
         *
         * @throws IllegalArgumentException if there are none, or one twice
         */
        public static NumberSetValue of(Collection<BigDecimal> elements) {
            return new NumberSetValue(
                    Sets.distinct(elements.stream().map(Numbers::normalize).toList()));
        }

        @Override
        public AttributeType type() {
            return AttributeType.NS;
        }
    }

    /** A set of binaries, never empty. */
    record BinarySetValue(Set<BinaryValue> elements) implements AttributeValue {
        public BinarySetValue {
            elements = Sets.checked(elements);
        }

        /**
         * The set of these elements.
         *
         * @throws IllegalArgumentException if there are none, or one twice
         */
        public static BinarySetValue of(Collection<BinaryValue> elements) {
            return new BinarySetValue(Sets.distinct(elements));
        }

        @Override
        public AttributeType type() {
            return AttributeType.BS;
        }
    }
}
