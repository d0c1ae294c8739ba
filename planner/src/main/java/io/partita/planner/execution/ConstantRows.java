package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of constant scalars. */
final class ConstantRows implements RowCursor {
    private final List<List<Scalar>> rows;
    private final Arguments arguments;
    private final List<ColumnDescription> columns;
    private int row = -1;

    ConstantRows(List<List<Scalar>> rows, Arguments arguments, List<ColumnDescription> columns) {
        this.rows = rows;
        this.arguments = arguments;
        this.columns = columns;
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
        return rows.get(row).get(column).evaluate(Item.EMPTY, arguments);
    }

    @Override
    public void close() {}
}
