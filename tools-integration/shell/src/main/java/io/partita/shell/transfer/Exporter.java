package io.partita.shell.transfer;

import io.partita.shell.print.Cell;
import io.partita.shell.print.CsvPrinter;
import io.partita.shell.print.JsonLinesPrinter;
import io.partita.shell.print.JsonText;
import io.partita.shell.print.RowPrinter;
import io.partita.shell.progress.Progress;
import io.partita.shell.session.CellReader;
import io.partita.shell.source.FileForm;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes what is in a table, or what a query returns, as CSV or JSON lines that an import reads back. To be used once.
 */
public final class Exporter {
    private static final int ROWS_BETWEEN_CHECKS = 1000;

    private final Connection connection;
    private final PrintWriter output;
    private final Progress progress;
    private long expectedRows = -1;
    private long rows;

    /**
     * @param progress also told of warnings
     */
    public Exporter(Connection connection, PrintWriter output, Progress progress) {
        this.connection = connection;
        this.output = output;
        this.progress = progress;
    }

    /**
     * Exports the rows of a query.
     *
     * @return how many there were
     */
    public long query(String sql, FileForm form) throws SQLException, IOException {
        RowPrinter printer = form == FileForm.CSV ? new CsvPrinter(output) : new JsonLinesPrinter(output);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            CellReader reader = new CellReader(result);
            printer.columns(reader.labels());
            while (result.next()) {
                printer.row(reader.cells());
                wroteRow();
            }
            noteWarnings(statement.getWarnings());
        }
        checkOutput();
        return rows;
    }

    /**
     * Exports the items of a table with all their attributes. As CSV it reads the table twice, the first time to learn
     * what attributes there are.
     *
     * @return how many there were
     */
    public long table(String table, FileForm form) throws SQLException, IOException {
        expectedRows = expectedRows(table);
        if (form == FileForm.JSONL) {
            forEachItem(table, item -> {
                output.append(JsonText.of(item)).append('\n');
                wroteRow();
            });
        } else {
            List<String> columns = attributes(table);
            CsvPrinter printer = new CsvPrinter(output);
            printer.columns(columns);
            forEachItem(table, item -> {
                printer.row(cells(item, columns));
                wroteRow();
            });
        }
        checkOutput();
        return rows;
    }

    private interface ItemAction {
        void accept(Map<?, ?> item) throws IOException;
    }

    private void forEachItem(String table, ItemAction action) throws SQLException, IOException {
        String sql = "SELECT /*+ SCAN(allow) */ VALUE item FROM " + SqlName.quoted(table) + " AS item";
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                action.accept(result.getObject(1, Map.class));
            }
        }
    }

    private List<String> attributes(String table) throws SQLException, IOException {
        Set<String> names = new LinkedHashSet<>();
        TableKey.of(connection, table).ifPresent(key -> names.addAll(key.attributes()));
        forEachItem(table, item -> item.keySet().forEach(name -> names.add(String.valueOf(name))));
        return List.copyOf(names);
    }

    private static List<Cell> cells(Map<?, ?> item, List<String> columns) throws IOException {
        List<Cell> cells = new ArrayList<>(columns.size());
        int found = 0;
        for (String column : columns) {
            boolean has = item.containsKey(column);
            found += has ? 1 : 0;
            cells.add(has ? Cell.of(item.get(column)) : Cell.MISSING);
        }
        if (found < item.size()) {
            throw new IOException(
                    "the table has changed meanwhile, and an item has an attribute that no item had before: "
                            + item.keySet() + "; try again, or export as jsonl");
        }
        return cells;
    }

    private long expectedRows(String table) throws SQLException {
        try (ResultSet indexes = connection.getMetaData().getIndexInfo(null, null, table, true, true)) {
            return indexes.next() ? indexes.getLong("CARDINALITY") : -1;
        }
    }

    private void wroteRow() throws IOException {
        rows++;
        if (rows % ROWS_BETWEEN_CHECKS == 0) {
            checkOutput();
        }
        progress.at(expectedRows <= 0 ? -1 : Math.min(1, (double) rows / expectedRows), rows);
    }

    private void checkOutput() throws IOException {
        if (output.checkError()) {
            throw new IOException("cannot write the output; is the disk full?");
        }
    }

    private void noteWarnings(SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            progress.note("WARNING " + warning.getSQLState() + ": " + warning.getMessage());
        }
    }
}
