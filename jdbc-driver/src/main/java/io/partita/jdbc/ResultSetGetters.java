package io.partita.jdbc;

import io.partita.engine.api.item.AttributeValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.metadata.ResultColumns;
import io.partita.jdbc.value.DeclaredReading;
import io.partita.jdbc.value.NaturalReading;
import io.partita.jdbc.value.ScalarReading;
import io.partita.jdbc.value.TemporalReading;
import io.partita.jdbc.value.TypedReading;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns by their numbers, as any type that they convert to. */
abstract class ResultSetGetters extends ResultSetLabels {

    /**
     * The value of a column of the current row, and remembers whether it was NULL or MISSING.
     *
     * @return null for NULL and for MISSING
     * @throws SQLException if there is no current row or no such column, or the result set is closed
     */
    abstract @Nullable AttributeValue read(int column) throws SQLException;

    abstract ResultColumns columns();

    // ---- scalars ----

    @Override
    public final @Nullable String getString(int column) throws SQLException {
        AttributeValue value = read(column);
        return value == null ? null : text(value);
    }

    private static String text(AttributeValue value) throws SQLException {
        try {
            return ScalarReading.text(value);
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        }
    }

    @Override
    public final boolean getBoolean(int column) throws SQLException {
        AttributeValue value = read(column);
        return value != null && ScalarReading.bool(value);
    }

    @Override
    public final byte getByte(int column) throws SQLException {
        return (byte) integer(column, Byte.MIN_VALUE, Byte.MAX_VALUE, "byte");
    }

    @Override
    public final short getShort(int column) throws SQLException {
        return (short) integer(column, Short.MIN_VALUE, Short.MAX_VALUE, "short");
    }

    @Override
    public final int getInt(int column) throws SQLException {
        return (int) integer(column, Integer.MIN_VALUE, Integer.MAX_VALUE, "int");
    }

    @Override
    public final long getLong(int column) throws SQLException {
        return integer(column, Long.MIN_VALUE, Long.MAX_VALUE, "long");
    }

    private long integer(int column, long min, long max, String type) throws SQLException {
        AttributeValue value = read(column);
        return value == null ? 0 : ScalarReading.integer(value, min, max, type);
    }

    @Override
    public final float getFloat(int column) throws SQLException {
        AttributeValue value = read(column);
        return value == null ? 0 : ScalarReading.singleFloating(value);
    }

    @Override
    public final double getDouble(int column) throws SQLException {
        AttributeValue value = read(column);
        return value == null ? 0 : ScalarReading.floating(value);
    }

    @Override
    public final @Nullable BigDecimal getBigDecimal(int column) throws SQLException {
        AttributeValue value = read(column);
        return value == null ? null : ScalarReading.decimal(value);
    }

    @Override
    @Deprecated
    public final @Nullable BigDecimal getBigDecimal(int column, int scale) throws SQLException {
        if (scale < 0 || scale > 130) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "a scale is 0 to 130, not " + scale);
        }
        BigDecimal value = getBigDecimal(column);
        return value == null ? null : value.setScale(scale, RoundingMode.HALF_UP);
    }

    @Override
    public final byte @Nullable [] getBytes(int column) throws SQLException {
        AttributeValue value = read(column);
        return value == null ? null : ScalarReading.bytes(value);
    }

    // ---- dates and times ----

    @Override
    public final @Nullable Date getDate(int column) throws SQLException {
        return getDate(column, null);
    }

    @Override
    public final @Nullable Date getDate(int column, @Nullable Calendar calendar) throws SQLException {
        AttributeValue value = read(column);
        return value == null ? null : TemporalReading.date(value, calendar);
    }

    @Override
    public final @Nullable Time getTime(int column) throws SQLException {
        return getTime(column, null);
    }

    @Override
    public final @Nullable Time getTime(int column, @Nullable Calendar calendar) throws SQLException {
        AttributeValue value = read(column);
        return value == null ? null : TemporalReading.time(value, calendar);
    }

    @Override
    public final @Nullable Timestamp getTimestamp(int column) throws SQLException {
        return getTimestamp(column, null);
    }

    @Override
    public final @Nullable Timestamp getTimestamp(int column, @Nullable Calendar calendar) throws SQLException {
        AttributeValue value = read(column);
        return value == null ? null : TemporalReading.timestamp(value, calendar);
    }

    // ---- objects ----

    /** An object of the column's type; a map, list or set as JSON text unless complexTypes=native. */
    @Override
    public final @Nullable Object getObject(int column) throws SQLException {
        AttributeValue value = read(column);
        if (value == null) {
            return null;
        }
        try {
            return columns().nativeDocuments() && !isScalar(value)
                    ? nativeDocument(value)
                    : DeclaredReading.of(value, columns().get(column).type());
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        }
    }

    private static boolean isScalar(AttributeValue value) {
        return switch (value.type()) {
            case S, N, B, BOOL, NULL -> true;
            case M, L, SS, NS, BS -> false;
        };
    }

    private static @Nullable Object nativeDocument(AttributeValue value) {
        Collection<?> elements = NaturalReading.elements(value);
        return elements == null ? NaturalReading.of(value) : ElementArray.of(elements);
    }

    @Override
    public final @Nullable Object getObject(int column, @Nullable Map<String, Class<?>> map) throws SQLException {
        if (map != null && !map.isEmpty()) {
            throw SqlErrors.unsupported("a map of user-defined types");
        }
        return getObject(column);
    }

    @Override
    public final <T> @Nullable T getObject(int column, @Nullable Class<T> type) throws SQLException {
        if (type == null) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "getObject needs a type to read the column as");
        } else if (type == Object.class) {
            return type.cast(getObject(column));
        } else if (type == Array.class) {
            return type.cast(getArray(column));
        }
        AttributeValue value = read(column);
        try {
            return value == null ? null : TypedReading.as(value, type);
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        }
    }

    @Override
    public final @Nullable Array getArray(int column) throws SQLException {
        AttributeValue value = read(column);
        if (value == null) {
            return null;
        }
        Collection<?> elements = NaturalReading.elements(value);
        if (elements == null) {
            throw SqlErrors.of(
                    SqlState.NO_SUCH_CONVERSION, "a " + value.type().words() + " cannot be read as an array");
        }
        return ElementArray.of(elements);
    }

    // ---- streams ----

    @Override
    public final @Nullable InputStream getBinaryStream(int column) throws SQLException {
        byte[] bytes = getBytes(column);
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    /** The text; a character beyond ASCII is a question mark. */
    @Override
    public final @Nullable InputStream getAsciiStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The text in UTF-8. */
    @Override
    @Deprecated
    public final @Nullable InputStream getUnicodeStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public final @Nullable Reader getCharacterStream(int column) throws SQLException {
        String text = getString(column);
        return text == null ? null : new StringReader(text);
    }

    @Override
    public final @Nullable Reader getNCharacterStream(int column) throws SQLException {
        return getCharacterStream(column);
    }

    @Override
    public final @Nullable String getNString(int column) throws SQLException {
        return getString(column);
    }

    @Override
    public final @Nullable URL getURL(int column) throws SQLException {
        String text = getString(column);
        try {
            return text == null ? null : new URL(text);
        } catch (MalformedURLException noUrl) {
            throw SqlErrors.of(SqlState.NO_SUCH_VALUE, "the text is not a URL: " + noUrl.getMessage(), noUrl);
        }
    }

    // ---- rows are never changed through a result set ----

    @Override
    public final boolean rowUpdated() throws SQLException {
        return false;
    }

    @Override
    public final boolean rowInserted() throws SQLException {
        return false;
    }

    @Override
    public final boolean rowDeleted() throws SQLException {
        return false;
    }
}
