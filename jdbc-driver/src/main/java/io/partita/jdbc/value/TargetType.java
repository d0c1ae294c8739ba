package io.partita.jdbc.value;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.AttributeValue.NumberValue;
import io.partita.engine.api.item.AttributeValue.StringValue;
import io.partita.jdbc.error.SqlErrors;
import io.partita.jdbc.error.SqlState;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.sql.Types;

/** Values as the caller wants them stored: the third argument of {@code setObject}. */
public final class TargetType {
    private TargetType() {}

    /**
     * The value as a value of a JDBC type.
     *
     * @param type of {@link Types}; one that the store has no counterpart of leaves the value as it is
     * @param scale digits behind the point of DECIMAL and NUMERIC (rounded half up), or negative to keep them all
     * @throws SQLException 22xxx or 07006 if it does not convert
     */
    public static AttributeValue convert(AttributeValue value, int type, int scale) throws SQLException {
        return switch (type) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR -> text(value);
            case Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB -> text(value);
            case Types.TINYINT -> integer(value, Byte.MIN_VALUE, Byte.MAX_VALUE, "TINYINT");
            case Types.SMALLINT -> integer(value, Short.MIN_VALUE, Short.MAX_VALUE, "SMALLINT");
            case Types.INTEGER -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "INTEGER");
            case Types.BIGINT -> integer(value, Long.MIN_VALUE, Long.MAX_VALUE, "BIGINT");
            case Types.DECIMAL, Types.NUMERIC -> decimal(value, scale);
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> StoredValues.of(ScalarReading.decimal(value));
            case Types.BIT, Types.BOOLEAN -> AttributeValue.of(ScalarReading.bool(value));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
                AttributeValue.of(ScalarReading.bytes(value));
            case Types.DATE, Types.TIME, Types.TIMESTAMP -> temporal(value, type);
            case Types.ARRAY -> array(value);
            default -> value;
        };
    }

    private static AttributeValue text(AttributeValue value) {
        return value instanceof StringValue ? value : AttributeValue.of(ScalarReading.text(value));
    }

    private static AttributeValue integer(AttributeValue value, long min, long max, String type) throws SQLException {
        return AttributeValue.of(ScalarReading.integer(value, min, max, type));
    }

    private static AttributeValue decimal(AttributeValue value, int scale) throws SQLException {
        if (scale < 0) {
            return value instanceof NumberValue ? value : StoredValues.of(ScalarReading.decimal(value));
        } else if (scale > 130) {
            throw SqlErrors.of(SqlState.INVALID_VALUE, "a scale is at most 130, not " + scale);
        }
        return StoredValues.of(ScalarReading.decimal(value).setScale(scale, RoundingMode.HALF_UP));
    }

    private static AttributeValue temporal(AttributeValue value, int type) throws SQLException {
        return AttributeValue.of(
                switch (type) {
                    case Types.DATE -> TemporalText.of(TemporalReading.localDate(value));
                    case Types.TIME -> TemporalText.of(TemporalReading.localTime(value));
                    default ->
                        value instanceof StringValue text && text.value().endsWith("Z")
                                ? TemporalText.of(TemporalReading.instant(value, null))
                                : TemporalText.of(TemporalReading.localDateTime(value));
                });
    }

    private static AttributeValue array(AttributeValue value) throws SQLException {
        if (NaturalReading.elements(value) == null) {
            throw ScalarReading.noConversion(value, "a list or set");
        }
        return value;
    }
}
