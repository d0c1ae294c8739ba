package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are there already. */
final class ListedRows implements RowCursor {
    private final List<ColumnDescription> columns;
    private final List<? extends List<? extends @Nullable AttributeValue>> rows;
    private int row = -1;

    ListedRows(List<ColumnDescription> columns, List<? extends List<? extends @Nullable AttributeValue>> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    @Override
    public List<ColumnDescription> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        if (row + 1 >= rows.size()) {
            return false;
        }
        row++;
        return true;
    }

    @Override
    public @Nullable AttributeValue value(int column) {
        return rows.get(row).get(column);
    }

    @Override
    public void close() {}
}
