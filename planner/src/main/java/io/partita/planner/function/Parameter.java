package io.partita.planner.function;

import io.partita.engine.api.item.AttributeType;
import io.partita.planner.type.SqlType;
import java.util.EnumSet;
import java.util.Set;

/**
 * A parameter of a function.
 *
 * @param type as the signature writes it: the name of a type, several with {@code |} between them, or one of the words
 *     ANY, T (any type, the same for all that say T), SET (any of the three) and UNIT (of time, a constant)
 * @param accepted the attribute types that it takes
 */
public record Parameter(String name, String type, Set<AttributeType> accepted) {
    private static final Set<AttributeType> ALL = Set.copyOf(EnumSet.complementOf(EnumSet.of(AttributeType.NULL)));

    public Parameter {
        accepted = Set.copyOf(accepted);
    }

    static Parameter of(String name, String type) {
        Set<AttributeType> accepted = EnumSet.noneOf(AttributeType.class);
        for (String alternative : type.split("\\|", -1)) {
            accepted.addAll(acceptedBy(alternative));
        }
        return new Parameter(name, type, accepted);
    }

    /** A date or time is ISO-8601 text, or a number that counts seconds or milliseconds. */
    private static Set<AttributeType> acceptedBy(String type) {
        return switch (type) {
            case "ANY", "T" -> ALL;
            case "SET" -> EnumSet.of(AttributeType.SS, AttributeType.NS, AttributeType.BS);
            case "UNIT" -> EnumSet.of(AttributeType.S);
            case "TIMESTAMP" -> EnumSet.of(AttributeType.S, AttributeType.N);
            default -> EnumSet.of(stored(SqlType.valueOf(type)));
        };
    }

    private static AttributeType stored(SqlType type) {
        AttributeType stored = type.stored();
        if (stored == null) {
            throw new IllegalArgumentException("no type of a parameter: " + type);
        }
        return stored;
    }

    boolean accepts(AttributeType value) {
        return accepted.contains(value);
    }

    /** Whether a value of this type may be what it takes; true where the type is not known. */
    public boolean mayBe(SqlType given) {
        AttributeType stored = given.stored();
        return stored == null || accepts(stored);
    }

    /** Whether a unit of time is expected, which is part of the statement. */
    public boolean isUnit() {
        return type.equals("UNIT");
    }

    /** Whether the type is the one that all parameters and the result have which say T. */
    public boolean isGeneric() {
        return type.equals("T");
    }

    /** The type that a {@code ?} in this place is expected to have. */
    public SqlType expected() {
        return switch (type) {
            case "STRING", "NUMBER", "BOOLEAN", "BINARY", "TIMESTAMP", "LIST", "MAP" -> SqlType.valueOf(type);
            case "UNIT" -> SqlType.STRING;
            default -> SqlType.ANY;
        };
    }
}
