package io.partita.jdbc;

import io.partita.engine.api.item.AttributeValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import io.partita.jdbc.value.StoredValues;
import io.partita.jdbc.value.TargetType;
import io.partita.jdbc.value.TemporalText;
import java.math.BigDecimal;
import java.net.URL;
import java.sql.Array;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.SQLType;
import java.sql.Time;
import java.sql.Timestamp;
import java.util.Calendar;
import org.jspecify.annotations.Nullable;

/** Values for parameters. */
abstract class ScalarParameters extends RefusingPreparedStatement {

    ScalarParameters(SessionConnection connection) {
        super(connection);
    }

    /**
     * Binds a value.
     *
     * @param value null for SQL NULL
     */
    abstract void bind(int index, @Nullable AttributeValue value) throws SQLException;

    @Override
    public final void setNull(int index, int type) throws SQLException {
        bind(index, null);
    }

    @Override
    public final void setNull(int index, int type, @Nullable String typeName) throws SQLException {
        bind(index, null);
    }

    @Override
    public final void setString(int index, @Nullable String value) throws SQLException {
        bind(index, value == null ? null : AttributeValue.of(value));
    }

    @Override
    public final void setNString(int index, @Nullable String value) throws SQLException {
        setString(index, value);
    }

    @Override
    public final void setBoolean(int index, boolean value) throws SQLException {
        bind(index, AttributeValue.of(value));
    }

    @Override
    public final void setByte(int index, byte value) throws SQLException {
        bind(index, AttributeValue.of(value));
    }

    @Override
    public final void setShort(int index, short value) throws SQLException {
        bind(index, AttributeValue.of(value));
    }

    @Override
    public final void setInt(int index, int value) throws SQLException {
        bind(index, AttributeValue.of(value));
    }

    @Override
    public final void setLong(int index, long value) throws SQLException {
        bind(index, AttributeValue.of(value));
    }

    @Override
    public final void setFloat(int index, float value) throws SQLException {
        bind(index, StoredValues.of(value));
    }

    @Override
    public final void setDouble(int index, double value) throws SQLException {
        bind(index, StoredValues.of(value));
    }

    @Override
    public final void setBigDecimal(int index, @Nullable BigDecimal value) throws SQLException {
        bind(index, value == null ? null : StoredValues.of(value));
    }

    @Override
    public final void setBytes(int index, byte @Nullable [] value) throws SQLException {
        bind(index, value == null ? null : AttributeValue.of(value.clone()));
    }

    @Override
    public final void setURL(int index, @Nullable URL value) throws SQLException {
        setString(index, value == null ? null : value.toString());
    }

    @Override
    public final void setArray(int index, @Nullable Array value) throws SQLException {
        bind(index, StoredValues.of(value));
    }

    // ---- dates and times ----

    @Override
    public final void setDate(int index, @Nullable Date value) throws SQLException {
        setMoment(index, value, null);
    }

    @Override
    public final void setDate(int index, @Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        setMoment(index, value, calendar);
    }

    @Override
    public final void setTime(int index, @Nullable Time value) throws SQLException {
        setMoment(index, value, null);
    }

    @Override
    public final void setTime(int index, @Nullable Time value, @Nullable Calendar calendar) throws SQLException {
        setMoment(index, value, calendar);
    }

    @Override
    public final void setTimestamp(int index, @Nullable Timestamp value) throws SQLException {
        setMoment(index, value, null);
    }

    @Override
    public final void setTimestamp(int index, @Nullable Timestamp value, @Nullable Calendar calendar)
            throws SQLException {
        setMoment(index, value, calendar);
    }

    private void setMoment(int index, java.util.@Nullable Date value, @Nullable Calendar calendar) throws SQLException {
        setString(index, value == null ? null : TemporalText.of(value, calendar));
    }

    // ---- objects ----

    @Override
    public final void setObject(int index, @Nullable Object value) throws SQLException {
        bind(index, StoredValues.of(value));
    }

    @Override
    public final void setObject(int index, @Nullable Object value, int type) throws SQLException {
        setObject(index, value, type, -1);
    }

    @Override
    public final void setObject(int index, @Nullable Object value, int type, int scale) throws SQLException {
        AttributeValue stored = StoredValues.of(value);
        try {
            bind(index, stored == null ? null : TargetType.convert(stored, type, scale));
        } catch (RuntimeException failure) {
            throw SqlErrors.of(failure);
        }
    }

    @Override
    public final void setObject(int index, @Nullable Object value, @Nullable SQLType type) throws SQLException {
        setObject(index, value, type, -1);
    }

    @Override
    public final void setObject(int index, @Nullable Object value, @Nullable SQLType type, int scale)
            throws SQLException {
        if (type == null) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "setObject was given no type to convert to");
        }
        Integer code = type.getVendorTypeNumber();
        setObject(index, value, code == null ? java.sql.Types.OTHER : code, scale);
    }
}
