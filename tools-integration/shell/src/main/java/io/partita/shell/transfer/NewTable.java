package io.partita.shell.transfer;

import io.partita.shell.source.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A table to make: its key as it is written on the command line, {@code country:string,id:number}.
 *
 * @param keys partition key, and sort key if there is one
 */
public record NewTable(String table, List<KeyColumn> keys) {

    /**
     * A key attribute.
     *
     * @param type TEXT, NUMBER or BINARY
     */
    public record KeyColumn(String name, ColumnType type) {}

    public NewTable {
        keys = List.copyOf(keys);
    }

    /**
     * Reads a key; a type that is left out is text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static NewTable of(String table, String key) {
        List<KeyColumn> keys = new ArrayList<>();
        for (String part : key.split(",", -1)) {
            int colon = part.lastIndexOf(':');
            String name = (colon < 0 ? part : part.substring(0, colon)).strip();
            ColumnType type = colon < 0
                    ? ColumnType.TEXT
                    : ColumnType.named(part.substring(colon + 1).strip());
            if (name.isEmpty()
                    || !List.of(ColumnType.TEXT, ColumnType.NUMBER, ColumnType.BINARY)
                            .contains(type)) {
                throw new IllegalArgumentException("\"" + part + "\" is no key attribute; write NAME, NAME:string,"
                        + " NAME:number or NAME:binary");
            }
            keys.add(new KeyColumn(name, type));
        }
        if (keys.size() > 2) {
            throw new IllegalArgumentException(
                    "a key has a partition key and at most one sort key, not " + keys.size() + " attributes: " + key);
        }
        return new NewTable(table, keys);
    }

    /** The statement that makes the table, unless it is there. */
    public String statement() {
        return keys.stream()
                .map(key -> SqlName.quoted(key.name()) + " " + typeName(key.type())
                        + (key.equals(keys.get(0)) ? " PARTITION KEY" : " SORT KEY"))
                .collect(Collectors.joining(", ", "CREATE TABLE IF NOT EXISTS " + SqlName.quoted(table) + " (", ")"));
    }

    private static String typeName(ColumnType type) {
        return type == ColumnType.TEXT ? "STRING" : type.name().toUpperCase(Locale.ROOT);
    }
}
