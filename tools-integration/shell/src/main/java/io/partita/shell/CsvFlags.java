package io.partita.shell;

import io.partita.shell.source.ColumnType;
import io.partita.shell.source.CsvOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options of an import that say how the file is to be understood. */
final class CsvFlags {
    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "NAME[:TYPE]",
            description = "The columns to read, and their types: auto, text, number, boolean, json or binary (Base64)."
                    + " Without a header, all columns of the file in order. Default: all.")
    private List<String> columns = new ArrayList<>();

    @Option(
            names = "--types",
            paramLabel = "auto|text",
            defaultValue = "auto",
            description = "What columns without a type are. Default: ${DEFAULT-VALUE}.")
    private String otherwise;

    @Option(names = "--separator", defaultValue = ",", description = "Between the fields of CSV; \\t for a tab.")
    private String separator;

    @Option(names = "--no-header", description = "The first line of CSV is a record already; needs --columns.")
    private boolean headless;

    @Option(
            names = "--null",
            paramLabel = "TEXT",
            defaultValue = CsvOptions.NULL_TEXT,
            description = "What stands for NULL in CSV, without quotes. Default: ${DEFAULT-VALUE}.")
    private String nullText;

    List<String> columnNames() {
        return columns.stream().map(CsvFlags::name).toList();
    }

    /**
     * How to read CSV.
     *
     * @param declared types that the table demands; a type on the command line goes before
     * @throws IllegalArgumentException if the options make no sense
     */
    CsvOptions options(Map<String, ColumnType> declared) {
        Map<String, ColumnType> types = new HashMap<>(declared);
        for (String column : columns) {
            int colon = column.lastIndexOf(':');
            if (colon >= 0) {
                types.put(name(column), ColumnType.named(column.substring(colon + 1)));
            }
        }
        ColumnType rest = ColumnType.named(otherwise);
        if (rest != ColumnType.AUTO && rest != ColumnType.TEXT) {
            throw new IllegalArgumentException("--types is auto or text, not " + otherwise);
        }
        return new CsvOptions(separatorSign(), !headless, columnNames(), types, rest, nullText);
    }

    private char separatorSign() {
        String sign = separator.equals("\\t") ? "\t" : separator;
        if (sign.length() != 1 || sign.equals("\"") || sign.equals("\n")) {
            throw new IllegalArgumentException("--separator is one character, not \"" + separator + '"');
        }
        return sign.charAt(0);
    }

    private static String name(String column) {
        int colon = column.lastIndexOf(':');
        return colon < 0 ? column : column.substring(0, colon);
    }
}
