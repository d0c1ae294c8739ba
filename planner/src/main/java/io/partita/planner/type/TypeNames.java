package io.partita.planner.type;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of types: the language's own, the standard's, and the letters of the protocol. */
public final class TypeNames {
    private static final Map<String, SqlType> TYPES = Map.ofEntries(
            Map.entry("STRING", SqlType.STRING),
            Map.entry("VARCHAR", SqlType.STRING),
            Map.entry("CHARACTER VARYING", SqlType.STRING),
            Map.entry("NVARCHAR", SqlType.STRING),
            Map.entry("CHAR", SqlType.STRING),
            Map.entry("CHARACTER", SqlType.STRING),
            Map.entry("TEXT", SqlType.STRING),
            Map.entry("LONGVARCHAR", SqlType.STRING),
            Map.entry("CLOB", SqlType.STRING),
            Map.entry("UUID", SqlType.STRING),
            Map.entry("S", SqlType.STRING),
            Map.entry("NUMBER", SqlType.NUMBER),
            Map.entry("DECIMAL", SqlType.NUMBER),
            Map.entry("NUMERIC", SqlType.NUMBER),
            Map.entry("N", SqlType.NUMBER),
            Map.entry("TINYINT", SqlType.INTEGER),
            Map.entry("SMALLINT", SqlType.INTEGER),
            Map.entry("INT", SqlType.INTEGER),
            Map.entry("INTEGER", SqlType.INTEGER),
            Map.entry("BIGINT", SqlType.BIGINT),
            Map.entry("FLOAT", SqlType.DOUBLE),
            Map.entry("REAL", SqlType.DOUBLE),
            Map.entry("DOUBLE", SqlType.DOUBLE),
            Map.entry("DOUBLE PRECISION", SqlType.DOUBLE),
            Map.entry("BOOLEAN", SqlType.BOOLEAN),
            Map.entry("BOOL", SqlType.BOOLEAN),
            Map.entry("BINARY", SqlType.BINARY),
            Map.entry("VARBINARY", SqlType.BINARY),
            Map.entry("BINARY VARYING", SqlType.BINARY),
            Map.entry("LONGVARBINARY", SqlType.BINARY),
            Map.entry("BLOB", SqlType.BINARY),
            Map.entry("BYTEA", SqlType.BINARY),
            Map.entry("B", SqlType.BINARY),
            Map.entry("DATE", SqlType.DATE),
            Map.entry("TIME", SqlType.TIME),
            Map.entry("TIME WITHOUT TIME ZONE", SqlType.TIME),
            Map.entry("TIMESTAMP", SqlType.TIMESTAMP),
            Map.entry("TIMESTAMP WITHOUT TIME ZONE", SqlType.TIMESTAMP),
            Map.entry("TIMESTAMP WITH TIME ZONE", SqlType.TIMESTAMP),
            Map.entry("DATETIME", SqlType.TIMESTAMP),
            Map.entry("MAP", SqlType.MAP),
            Map.entry("STRUCT", SqlType.MAP),
            Map.entry("JSON", SqlType.MAP),
            Map.entry("M", SqlType.MAP),
            Map.entry("LIST", SqlType.LIST),
            Map.entry("ARRAY", SqlType.LIST),
            Map.entry("L", SqlType.LIST),
            Map.entry("STRING SET", SqlType.STRING_SET),
            Map.entry("SS", SqlType.STRING_SET),
            Map.entry("NUMBER SET", SqlType.NUMBER_SET),
            Map.entry("NS", SqlType.NUMBER_SET),
            Map.entry("BINARY SET", SqlType.BINARY_SET),
            Map.entry("BS", SqlType.BINARY_SET),
            Map.entry("ANY", SqlType.ANY));

    private TypeNames() {}

    /**
     * The type of this name.
     *
     * @param declared words in upper case, joined by one space; a length or precision behind them has no meaning
     * @return null if no type has this name
     */
    public static @Nullable SqlType find(String declared) {
        int arguments = declared.indexOf('(');
        return TYPES.get(
                arguments < 0 ? declared : declared.substring(0, arguments).strip());
    }
}
