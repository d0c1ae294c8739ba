package io.partita.shell.source;

import java.util.List;
import java.util.Map;

/**
 * How a CSV file is to be read.
 *
 * @param separator between fields
 * @param header whether the first record names the columns
 * @param columns with a header, the columns to read (all if empty); without one, the columns of the file in order
 * @param types what is known of columns beforehand; AUTO and columns without an entry are {@code otherwise}
 * @param otherwise AUTO or TEXT
 * @param nullText what stands for NULL if it is not in quotes
 */
public record CsvOptions(
        char separator,
        boolean header,
        List<String> columns,
        Map<String, ColumnType> types,
        ColumnType otherwise,
        String nullText) {
    /** What stands for NULL in the files that an export writes. */
    public static final String NULL_TEXT = "\\N";

    public static final CsvOptions DEFAULT = new CsvOptions(',', true, List.of(), Map.of(), ColumnType.AUTO, NULL_TEXT);

    public CsvOptions {
        columns = List.copyOf(columns);
        types = Map.copyOf(types);
        if (!header && columns.isEmpty()) {
            throw new IllegalArgumentException("a file without a header needs the names of its columns");
        }
    }

    ColumnType type(String column) {
        ColumnType type = types.getOrDefault(column, ColumnType.AUTO);
        return type == ColumnType.AUTO ? otherwise : type;
    }
}
