package io.partita.jdbc.value;

import io.partita.planner.type.SqlType;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Map;

/**
 * What JDBC's metadata says of a type of the language.
 *
 * @param code of {@link Types}
 * @param javaClass what {@code getObject} gives
 * @param precision digits of a number, characters of a text, bytes of a binary; never 0, because tools make columns
 *     of it
 * @param scale digits behind the point
 */
public record JdbcType(int code, Class<?> javaClass, int precision, int scale) {
    /** An item has at most 400 KB, so a text in it has at most as many characters. */
    private static final int ITEM_BYTES = 400 * 1024;
    /** As JSON a character needs at most six. */
    private static final int JSON_CHARACTERS = 6 * ITEM_BYTES;
    /** A number floats: it has 38 digits, of which any number may be behind the point. Tools that must fix it get 18. */
    private static final int NUMBER_SCALE = 18;

    private static final JdbcType DOCUMENT = new JdbcType(Types.VARCHAR, String.class, JSON_CHARACTERS, 0);

    /**
     * The type as metadata tells it.
     *
     * @param nativeDocuments whether maps, lists and sets are told as OTHER and ARRAY rather than as JSON text
     */
    public static JdbcType of(SqlType type, boolean nativeDocuments) {
        return switch (type) {
            case STRING -> new JdbcType(Types.VARCHAR, String.class, ITEM_BYTES, 0);
            case NUMBER -> new JdbcType(Types.DECIMAL, BigDecimal.class, 38, NUMBER_SCALE);
            case INTEGER -> new JdbcType(Types.INTEGER, Integer.class, 10, 0);
            case BIGINT -> new JdbcType(Types.BIGINT, Long.class, 19, 0);
            case DOUBLE -> new JdbcType(Types.DOUBLE, Double.class, 17, 0);
            case BOOLEAN -> new JdbcType(Types.BOOLEAN, Boolean.class, 1, 0);
            case BINARY -> new JdbcType(Types.VARBINARY, byte[].class, ITEM_BYTES, 0);
            case DATE -> new JdbcType(Types.DATE, Date.class, 10, 0);
            case TIME -> new JdbcType(Types.TIME, Time.class, 18, 9);
            case TIMESTAMP -> new JdbcType(Types.TIMESTAMP, Timestamp.class, 35, 9);
            case MAP -> nativeDocuments ? new JdbcType(Types.OTHER, Map.class, JSON_CHARACTERS, 0) : DOCUMENT;
            case LIST, STRING_SET, NUMBER_SET, BINARY_SET ->
                nativeDocuments ? new JdbcType(Types.ARRAY, Array.class, JSON_CHARACTERS, 0) : DOCUMENT;
            // Text, because some tools refuse a column of type OTHER and every value can be read as text.
            case ANY -> new JdbcType(Types.VARCHAR, Object.class, JSON_CHARACTERS, 0);
        };
    }

    public boolean isNumeric() {
        return switch (code) {
            case Types.DECIMAL, Types.INTEGER, Types.BIGINT, Types.DOUBLE -> true;
            default -> false;
        };
    }

    /** Characters that a value needs at most to be shown. */
    public int displaySize() {
        return switch (code) {
            // A sign, a point and the 126 digits that a number can have before it.
            case Types.DECIMAL -> 166;
            case Types.INTEGER, Types.BIGINT -> precision + 1;
            case Types.DOUBLE -> 25;
            case Types.BOOLEAN -> 5;
            case Types.VARBINARY -> 2 * precision;
            default -> precision;
        };
    }
}
