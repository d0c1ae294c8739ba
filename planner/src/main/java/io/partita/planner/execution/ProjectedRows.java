package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.expression.Arguments;
import io.partita.planner.expression.Scalar;
import io.partita.planner.type.ColumnDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One column for each output, evaluated when it is asked for. */
final class ProjectedRows implements RowCursor {
    private final ItemCursor items;
    private final List<Scalar> outputs;
    private final Arguments arguments;
    private final List<ColumnDescription> columns;
    private Item item = Item.EMPTY;

    ProjectedRows(ItemCursor items, List<Scalar> outputs, Arguments arguments, List<ColumnDescription> columns) {
        this.items = items;
        this.outputs = outputs;
        this.arguments = arguments;
        this.columns = columns;
    }

    @Override
    public List<ColumnDescription> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        Item next = items.next();
        if (next == null) {
            return false;
        }
        item = next;
        return true;
    }

    @Override
    public @Nullable AttributeValue value(int column) {
        return outputs.get(column).evaluate(item, arguments);
    }

    @Override
    public void close() {
        items.close();
    }
}
