package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows, one after another, for one thread. Starts before the first row; must be closed. */
public interface RowCursor extends AutoCloseable {

    /** The columns; for {@code SELECT *} known only once the cursor is open. */
    List<ColumnDescription> columns();

    /**
     * Steps to the next row, reading a page if it must.
     *
     * @return false when there is none
     * @throws io.partita.planner.error.QueryException if the statement fails or is cancelled meanwhile
     */
    boolean next();

    /** The value of a column of this row, from 0; null for MISSING. */
    @Nullable
    AttributeValue value(int column);

    /** Stops what is still read. A second call does nothing. */
    @Override
    void close();
}
