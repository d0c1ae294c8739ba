package io.partita.shell.session;

import io.partita.shell.print.Cell;
import io.partita.shell.print.Cell.Kind;
import io.partita.shell.print.TablePrinter;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What tables there are and what is known of them, from the metadata of the connection. */
final class Description {
    private final Connection connection;
    private final PrintWriter output;

    Description(Connection connection, PrintWriter output) {
        this.connection = connection;
        this.output = output;
    }

    /** Lists tables and views. */
    void tables() throws SQLException {
        List<List<Cell>> rows = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
            while (tables.next()) {
                rows.add(List.of(text(tables.getString("TABLE_NAME")), text(tables.getString("TABLE_TYPE"))));
            }
        }
        if (rows.isEmpty()) {
            output.println("There are no tables yet. CREATE TABLE makes one; \\? shows how.");
        } else {
            print(List.of("table", "type"), rows);
        }
    }

    /**
     * Describes one table: columns, key, indexes. A name in other case is found if it is the only one.
     *
     * @return whether there is such a table
     */
    boolean table(String name) throws SQLException {
        Optional<String> found = find(name);
        if (found.isEmpty()) {
            return false;
        }
        String table = found.get();
        Map<String, String> keys = keys(table);
        List<List<Cell>> columns = new ArrayList<>();
        DatabaseMetaData metadata = connection.getMetaData();
        try (ResultSet rows = metadata.getColumns(null, null, NamePattern.of(table, metadata), "%")) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                columns.add(
                        List.of(text(column), text(rows.getString("TYPE_NAME")), text(keys.getOrDefault(column, ""))));
            }
        }
        output.println("Table " + table);
        print(List.of("column", "type", "key"), columns);
        indexes(table);
        output.println("Items may have more attributes than these columns.");
        return true;
    }

    private Optional<String> find(String name) throws SQLException {
        List<String> similar = new ArrayList<>();
        try (ResultSet tables = connection.getMetaData().getTables(null, null, "%", null)) {
            while (tables.next()) {
                String table = tables.getString("TABLE_NAME");
                if (table.equals(name)) {
                    return Optional.of(table);
                }
                if (table.equalsIgnoreCase(name)) {
                    similar.add(table);
                }
            }
        }
        return similar.size() == 1 ? Optional.of(similar.get(0)) : Optional.empty();
    }

    private Map<String, String> keys(String table) throws SQLException {
        Map<String, String> keys = new LinkedHashMap<>();
        try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, null, table)) {
            while (rows.next()) {
                keys.put(rows.getString("COLUMN_NAME"), rows.getInt("KEY_SEQ") == 1 ? "partition key" : "sort key");
            }
        }
        return keys;
    }

    private void indexes(String table) throws SQLException {
        Map<String, List<String>> indexes = new LinkedHashMap<>();
        try (ResultSet rows = connection.getMetaData().getIndexInfo(null, null, table, false, true)) {
            while (rows.next()) {
                String index = rows.getString("INDEX_NAME");
                String column = rows.getString("COLUMN_NAME");
                if (index != null && column != null && rows.getBoolean("NON_UNIQUE")) {
                    indexes.computeIfAbsent(index, unused -> new ArrayList<>()).add(column);
                }
            }
        }
        indexes.forEach((index, columns) -> output.println("Index " + index + " (" + String.join(", ", columns) + ")"));
    }

    private static Cell text(String text) {
        return new Cell(Kind.TEXT, text);
    }

    private void print(List<String> labels, List<List<Cell>> rows) {
        TablePrinter printer = new TablePrinter(output, 0, false);
        printer.columns(labels);
        rows.forEach(printer::row);
        printer.end();
    }
}
