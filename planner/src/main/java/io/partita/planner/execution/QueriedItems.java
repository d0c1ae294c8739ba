package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.write.RowSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a query as items: each its only column, or its columns under names. What is MISSING is not in the item. */
final class QueriedItems implements RowSource {
    private final RowCursor rows;
    private final List<String> attributes;

    /**
     * Items of rows.
     *
     * @param attributes one for each column, or empty if the only column is the item
     */
    QueriedItems(RowCursor rows, List<String> attributes) {
        this.rows = rows;
        this.attributes = attributes;
    }

    @Override
    public @Nullable AttributeValue next() {
        if (!rows.next()) {
            return null;
        } else if (attributes.isEmpty()) {
            AttributeValue item = rows.value(0);
            return item == null ? AttributeValue.nullValue() : item;
        }
        Map<String, AttributeValue> item = new LinkedHashMap<>();
        for (int i = 0; i < attributes.size(); i++) {
            AttributeValue value = rows.value(i);
            if (value != null) {
                item.put(attributes.get(i), value);
            }
        }
        return AttributeValue.of(item);
    }

    @Override
    public void close() {
        rows.close();
    }
}
