package io.partita.jdbc.value;

import io.partita.engine.api.item.AttributeValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.SQLException;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Java objects as attribute values: what {@code setObject} takes. */
public final class StoredValues {
    private StoredValues() {}

    /**
     * The value of an object: text, numbers, booleans, bytes, UUIDs, enums, dates and times, and maps, lists, sets and
     * arrays of these.
     *
     * @return null for null
     * @throws SQLException 22003 if a number does not fit the data model, 22001 if containers lie too deep in each
     *     other, 22023 if a set is empty or mixed, 07006 if the store has no value of this kind
     */
    public static @Nullable AttributeValue of(@Nullable Object object) throws SQLException {
        return of(object, 0);
    }

    /** A number. */
    public static AttributeValue of(BigDecimal number) throws SQLException {
        try {
            return AttributeValue.of(number);
        } catch (IllegalArgumentException outOfRange) {
            throw SqlErrors.of(SqlState.NUMBER_OUT_OF_RANGE, String.valueOf(outOfRange.getMessage()), outOfRange);
        }
    }

    /** A number by its shortest decimal digits: 0.1 is 0.1. */
    public static AttributeValue of(double number) throws SQLException {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw SqlErrors.of(SqlState.NUMBER_OUT_OF_RANGE, "the store has no number " + number);
        }
        return of(BigDecimal.valueOf(number));
    }

    /** A number by its shortest decimal digits as a float. */
    public static AttributeValue of(float number) throws SQLException {
        return Float.isFinite(number) ? of(new BigDecimal(Float.toString(number))) : of((double) number);
    }

    static @Nullable AttributeValue of(@Nullable Object object, int depth) throws SQLException {
        if (object == null) {
            return null;
        } else if (object instanceof String text) {
            return AttributeValue.of(text);
        } else if (object instanceof Number number) {
            return number(number);
        } else if (object instanceof Boolean bool) {
            return AttributeValue.of(bool);
        } else if (object instanceof byte[] bytes) {
            return AttributeValue.of(bytes.clone());
        } else if (object instanceof AttributeValue value) {
            return value;
        }
        AttributeValue text = text(object);
        return text == null ? StoredContainers.of(object, depth) : text;
    }

    private static AttributeValue number(Number number) throws SQLException {
        if (number instanceof BigDecimal decimal) {
            return of(decimal);
        } else if (number instanceof BigInteger integer) {
            return of(new BigDecimal(integer));
        } else if (number instanceof Double) {
            return of(number.doubleValue());
        } else if (number instanceof Float) {
            return of(number.floatValue());
        } else if (isInteger(number)) {
            return AttributeValue.of(number.longValue());
        }
        throw unknown(number);
    }

    private static boolean isInteger(Number number) {
        return number instanceof Long
                || number instanceof Integer
                || number instanceof Short
                || number instanceof Byte
                || number instanceof AtomicInteger
                || number instanceof AtomicLong;
    }

    private static @Nullable AttributeValue text(Object object) throws SQLException {
        if (object instanceof UUID || object instanceof Character || object instanceof URL) {
            return AttributeValue.of(object.toString());
        } else if (object instanceof Enum<?> constant) {
            return AttributeValue.of(constant.name());
        } else if (object instanceof TemporalAccessor temporal) {
            return AttributeValue.of(TemporalText.of(temporal));
        } else if (object instanceof Date date) {
            return AttributeValue.of(TemporalText.of(date, null));
        } else if (object instanceof Calendar calendar) {
            return AttributeValue.of(TemporalText.of(calendar.toInstant()));
        } else if (object instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return AttributeValue.of(bytes);
        } else if (object instanceof Array array) {
            return of(array.getArray(), 0);
        }
        return null;
    }

    static SQLException unknown(Object object) {
        return SqlErrors.of(
                SqlState.NO_SUCH_CONVERSION,
                "an object of " + object.getClass().getName()
                        + " cannot be stored; bind text, a number, a boolean, bytes, a date or time, a UUID, or a Map, List,"
                        + " Set or array of these");
    }
}
