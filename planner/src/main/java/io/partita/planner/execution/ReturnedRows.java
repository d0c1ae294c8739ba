package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.catalog.Column;
import io.partita.planner.catalog.InferredTypes;
import io.partita.planner.catalog.Table;
import io.partita.planner.expression.Arguments;
import io.partita.planner.plan.ItemWrite.Image;
import io.partita.planner.plan.ItemWrite.Returned;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of RETURNING. */
final class ReturnedRows {
    private ReturnedRows() {}

    static RowCursor of(List<Item> images, Returned returned, Table table, Arguments arguments) {
        if (!returned.outputs().isEmpty()) {
            List<List<@Nullable AttributeValue>> rows = new ArrayList<>();
            for (Item image : images) {
                List<@Nullable AttributeValue> row = new ArrayList<>();
                returned.outputs().forEach(output -> row.add(output.evaluate(image, arguments)));
                rows.add(row);
            }
            return new ListedRows(returned.columns(), rows);
        }
        List<ColumnDescription> columns = columns(images, returned.image(), table);
        List<List<@Nullable AttributeValue>> rows = new ArrayList<>();
        for (Item image : images) {
            List<@Nullable AttributeValue> row = new ArrayList<>();
            columns.forEach(column -> row.add(image.get(column.label())));
            rows.add(row);
        }
        return new ListedRows(columns, rows);
    }

    /** Of a whole item the columns of the table and what else it has; of what was modified, just that. */
    private static List<ColumnDescription> columns(List<Item> images, Image image, Table table) {
        Map<String, SqlType> types = new LinkedHashMap<>();
        Map<String, SqlType> present = InferredTypes.of(images);
        boolean isWhole = image == Image.ALL_OLD || image == Image.ALL_NEW;
        for (Column column : table.columns()) {
            if (isWhole || present.containsKey(column.name())) {
                types.put(column.name(), column.type());
            }
        }
        present.forEach(types::putIfAbsent);
        List<ColumnDescription> columns = new ArrayList<>();
        types.forEach((name, type) -> columns.add(new ColumnDescription(name, type, table.name(), name)));
        return columns;
    }
}
