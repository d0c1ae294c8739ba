package io.partita.shell.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the fields of a CSV column hold. */
public enum ColumnType {
    /** Found out from the first records. */
    AUTO,
    TEXT,
    /** Exact, up to 38 digits. */
    NUMBER,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A map, a list or any other JSON value. */
    JSON,
    /** Base64. */
    BINARY;

    /**
     * The type of a name as it is given on the command line.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ColumnType named(String name) {
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "AUTO" -> AUTO;
            case "TEXT", "STRING", "S" -> TEXT;
            case "NUMBER", "N" -> NUMBER;
            case "BOOLEAN", "BOOL" -> BOOLEAN;
            case "JSON", "MAP", "LIST" -> JSON;
            case "BINARY", "B" -> BINARY;
            default ->
                throw new IllegalArgumentException("there is no column type \"" + name + "\"; there are "
                        + Arrays.stream(values())
                                .map(type -> type.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
        };
    }
}
