package io.partita.planner.type;

import io.partita.engine.api.item.AttributeType;
import org.jspecify.annotations.Nullable;

/** The type of a column as SQL names it, and the attribute type that it is stored as. */
public enum SqlType {
    STRING(AttributeType.S),
    NUMBER(AttributeType.N),
    INTEGER(AttributeType.N),
    BIGINT(AttributeType.N),
    DOUBLE(AttributeType.N),
    BOOLEAN(AttributeType.BOOL),
    BINARY(AttributeType.B),
    /** Stored as ISO-8601 text. */
    DATE(AttributeType.S),
    TIME(AttributeType.S),
    TIMESTAMP(AttributeType.S),
    MAP(AttributeType.M),
    LIST(AttributeType.L),
    STRING_SET(AttributeType.SS),
    NUMBER_SET(AttributeType.NS),
    BINARY_SET(AttributeType.BS),
    /** Any type, or none known. */
    ANY(null);

    private final @Nullable AttributeType stored;

    SqlType(@Nullable AttributeType stored) {
        this.stored = stored;
    }

    /** The type that values of a stored type have if nothing else is known; ANY for NULL. */
    public static SqlType of(AttributeType stored) {
        return switch (stored) {
            case S -> STRING;
            case N -> NUMBER;
            case B -> BINARY;
            case BOOL -> BOOLEAN;
            case NULL -> ANY;
            case M -> MAP;
            case L -> LIST;
            case SS -> STRING_SET;
            case NS -> NUMBER_SET;
            case BS -> BINARY_SET;
        };
    }

    /** How a value of this type is stored, or null if any type may be. */
    public @Nullable AttributeType stored() {
        return stored;
    }

    /** As the language spells it: {@code STRING SET}. */
    public String sqlName() {
        return name().replace('_', ' ');
    }
}
