package io.partita.shell.print;

import java.util.List;

/** Prints the rows of one result. Called by one thread: columns, then rows, then end. */
public interface RowPrinter {

    /** The names of the columns, before the first row. */
    void columns(List<String> labels);

    /** One row, with a cell for each column. */
    void row(List<Cell> cells);

    /** The last row has come. */
    void end();
}
