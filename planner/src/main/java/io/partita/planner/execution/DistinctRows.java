package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.ItemSize;
import io.partita.planner.access.MemoryBound;
import io.partita.planner.session.Execution;
import io.partita.planner.type.ColumnDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Each row once; NULL and MISSING are not distinct from each other. */
final class DistinctRows implements RowCursor {
    private final RowCursor input;
    private final MemoryBound memory;
    private final Set<List<AttributeValue>> seen = new HashSet<>();

    DistinctRows(RowCursor input, Execution execution) {
        this.input = input;
        this.memory = new MemoryBound(execution, "to find distinct rows", "ask for fewer columns or fewer rows");
    }

    @Override
    public List<ColumnDescription> columns() {
        return input.columns();
    }

    @Override
    public boolean next() {
        while (input.next()) {
            List<AttributeValue> row = row();
            if (seen.add(row)) {
                memory.add(row.stream().mapToLong(ItemSize::of).sum());
                return true;
            }
        }
        return false;
    }

    private List<AttributeValue> row() {
        int width = input.columns().size();
        List<AttributeValue> row = new ArrayList<>(width);
        for (int column = 0; column < width; column++) {
            AttributeValue value = input.value(column);
            row.add(value == null ? AttributeValue.nullValue() : value);
        }
        return row;
    }

    @Override
    public @Nullable AttributeValue value(int column) {
        return input.value(column);
    }

    @Override
    public void close() {
        memory.release();
        input.close();
    }
}
