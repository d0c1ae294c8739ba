package io.partita.jdbc.value;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.type.SqlType;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Attribute values as objects of their column's type: what {@code getObject(column)} gives. An item may hold another
 * type than its column declares; such a value is read as what it is.
 */
public final class DeclaredReading {
    private DeclaredReading() {}

    /** The value, with maps, lists and sets as JSON text. */
    public static @Nullable Object of(AttributeValue value, SqlType declared) throws SQLException {
        return switch (value.type()) {
            case N -> number(value, declared);
            case S -> isTemporal(declared) ? temporal(value, declared) : ScalarReading.text(value);
            case M, L, SS, NS, BS -> ScalarReading.text(value);
            case B, BOOL, NULL -> NaturalReading.of(value);
        };
    }

    private static @Nullable Object number(AttributeValue value, SqlType declared) throws SQLException {
        return switch (declared) {
            case INTEGER -> orNatural(value, Integer.class);
            case BIGINT -> orNatural(value, Long.class);
            case DOUBLE -> ScalarReading.floating(value);
            case DATE, TIMESTAMP -> temporal(value, declared);
            default -> NaturalReading.of(value);
        };
    }

    private static boolean isTemporal(SqlType declared) {
        return declared == SqlType.DATE || declared == SqlType.TIME || declared == SqlType.TIMESTAMP;
    }

    private static @Nullable Object temporal(AttributeValue value, SqlType declared) {
        return switch (declared) {
            case DATE -> orNatural(value, java.sql.Date.class);
            case TIME -> orNatural(value, java.sql.Time.class);
            default -> orNatural(value, java.sql.Timestamp.class);
        };
    }

    private static @Nullable Object orNatural(AttributeValue value, Class<?> type) {
        try {
            return TypedReading.as(value, type);
        } catch (SQLException anotherTypeThanDeclared) {
            return NaturalReading.of(value);
        }
    }
}
