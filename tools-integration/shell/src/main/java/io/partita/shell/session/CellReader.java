package io.partita.shell.session;

import io.partita.jdbc.PartitaResultSet;
import io.partita.shell.print.Cell;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the rows of a result as cells, each value as what it is, whatever the column is declared to be. */
public final class CellReader {
    private final ResultSet rows;
    private final PartitaResultSet missing;
    private final int columns;

    public CellReader(ResultSet rows) throws SQLException {
        this.rows = rows;
        this.missing = rows.unwrap(PartitaResultSet.class);
        this.columns = rows.getMetaData().getColumnCount();
    }

    /** The labels of the columns. */
    public List<String> labels() throws SQLException {
        ResultSetMetaData description = rows.getMetaData();
        List<String> labels = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            labels.add(description.getColumnLabel(i));
        }
        return labels;
    }

    /** The cells of the current row. */
    public List<Cell> cells() throws SQLException {
        List<Cell> cells = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            Object value = rows.getObject(i, Object.class);
            if (value == null) {
                cells.add(missing.wasMissing() ? Cell.MISSING : Cell.NULL);
            } else {
                cells.add(Cell.of(value));
            }
        }
        return cells;
    }
}
