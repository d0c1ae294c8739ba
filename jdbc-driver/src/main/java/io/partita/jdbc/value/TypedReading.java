package io.partita.jdbc.value;

import io.partita.engine.api.item.AttributeValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Attribute values as objects of a class that the caller names: what {@code getObject(column, type)} gives. */
public final class TypedReading {
    private static final Map<Class<?>, Conversion> CONVERSIONS = conversions();

    private TypedReading() {}

    /** One way to read a value. */
    private interface Conversion {
        @Nullable
        Object read(AttributeValue value) throws SQLException;
    }

    /**
     * The value as an object of the type.
     *
     * @return null only for the value NULL as an Object
     * @throws SQLException 07006 if there is no such conversion; 22xxx if this value does not convert
     */
    public static <T> @Nullable T as(AttributeValue value, Class<T> type) throws SQLException {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        Conversion conversion = CONVERSIONS.get(type);
        if (conversion == null) {
            throw SqlErrors.of(
                    SqlState.NO_SUCH_CONVERSION,
                    "a column cannot be read as " + type.getName() + "; there are "
                            + CONVERSIONS.keySet().stream()
                                    .map(Class::getSimpleName)
                                    .sorted()
                                    .toList());
        }
        return type.cast(conversion.read(value));
    }

    private static Map<Class<?>, Conversion> conversions() {
        Map<Class<?>, Conversion> conversions = new LinkedHashMap<>();
        conversions.put(Object.class, NaturalReading::of);
        conversions.put(String.class, ScalarReading::text);
        conversions.put(Boolean.class, ScalarReading::bool);
        conversions.put(byte[].class, ScalarReading::bytes);
        conversions.put(UUID.class, TypedReading::uuid);
        putNumbers(conversions);
        putTimes(conversions);
        conversions.put(Map.class, TypedReading::map);
        conversions.put(List.class, value -> unmodifiableList(elements(value, "a list")));
        conversions.put(Collection.class, value -> elements(value, "a collection"));
        conversions.put(Set.class, TypedReading::set);
        return Map.copyOf(conversions);
    }

    private static void putNumbers(Map<Class<?>, Conversion> conversions) {
        conversions.put(BigDecimal.class, ScalarReading::decimal);
        conversions.put(BigInteger.class, TypedReading::bigInteger);
        conversions.put(
                Byte.class, value -> (byte) ScalarReading.integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte"));
        conversions.put(
                Short.class, value -> (short) ScalarReading.integer(value, Short.MIN_VALUE, Short.MAX_VALUE, "short"));
        conversions.put(Integer.class, value ->
                (int) ScalarReading.integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "int"));
        conversions.put(Long.class, value -> ScalarReading.integer(value, Long.MIN_VALUE, Long.MAX_VALUE, "long"));
        conversions.put(Float.class, ScalarReading::singleFloating);
        conversions.put(Double.class, ScalarReading::floating);
    }

    private static void putTimes(Map<Class<?>, Conversion> conversions) {
        conversions.put(Instant.class, value -> TemporalReading.instant(value, null));
        conversions.put(OffsetDateTime.class, TemporalReading::offsetDateTime);
        conversions.put(
                ZonedDateTime.class,
                value -> TemporalReading.offsetDateTime(value).toZonedDateTime());
        conversions.put(LocalDateTime.class, TemporalReading::localDateTime);
        conversions.put(LocalDate.class, TemporalReading::localDate);
        conversions.put(LocalTime.class, TemporalReading::localTime);
        conversions.put(Timestamp.class, value -> TemporalReading.timestamp(value, null));
        conversions.put(java.sql.Date.class, value -> TemporalReading.date(value, null));
        conversions.put(Time.class, value -> TemporalReading.time(value, null));
        conversions.put(Date.class, value -> TemporalReading.timestamp(value, null));
    }

    private static UUID uuid(AttributeValue value) throws SQLException {
        String text = ScalarReading.text(value);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noUuid) {
            throw ScalarReading.noSuchValue(text, "a UUID");
        }
    }

    private static BigInteger bigInteger(AttributeValue value) throws SQLException {
        BigDecimal decimal = ScalarReading.decimal(value);
        try {
            return decimal.toBigIntegerExact();
        } catch (ArithmeticException fraction) {
            throw SqlErrors.of(SqlState.NUMBER_OUT_OF_RANGE, decimal + " has a fraction", fraction);
        }
    }

    private static Object map(AttributeValue value) throws SQLException {
        Object natural = NaturalReading.of(value);
        if (natural instanceof Map<?, ?> map) {
            return map;
        }
        throw ScalarReading.noConversion(value, "a map");
    }

    private static Collection<?> elements(AttributeValue value, String what) throws SQLException {
        Collection<?> elements = NaturalReading.elements(value);
        if (elements == null) {
            throw ScalarReading.noConversion(value, what);
        }
        return elements;
    }

    private static Set<?> set(AttributeValue value) throws SQLException {
        Collection<?> elements = elements(value, "a set");
        return elements instanceof Set<?> set ? set : Collections.unmodifiableSet(new LinkedHashSet<>(elements));
    }

    private static List<?> unmodifiableList(Collection<?> elements) {
        return elements instanceof List<?> list ? list : Collections.unmodifiableList(new ArrayList<>(elements));
    }
}
