package io.partita.jdbc.metadata;

import io.partita.engine.api.item.AttributeValue;
import io.partita.planner.execution.RowCursor;
import io.partita.planner.type.ColumnDescription;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows that are known beforehand, as a cursor. For one thread. */
public final class Listing implements RowCursor {
    private final ListingColumns columns;
    private final Iterator<@Nullable Object[]> rows;
    private @Nullable Object[] row = {};

    private Listing(ListingColumns columns, List<@Nullable Object[]> rows) {
        this.columns = columns;
        this.rows = rows.iterator();
    }

    /**
     * The rows.
     *
     * @param rows each as long as there are columns, of String, Integer, Long, Boolean, AttributeValue or null
     */
    public static Listing of(ListingColumns columns, List<@Nullable Object[]> rows) {
        return new Listing(columns, rows);
    }

    public static Listing empty(ListingColumns columns) {
        return of(columns, List.of());
    }

    @Override
    public List<ColumnDescription> columns() {
        return columns.descriptions();
    }

    @Override
    public boolean next() {
        if (!rows.hasNext()) {
            return false;
        }
        row = rows.next();
        return true;
    }

    @Override
    public @Nullable AttributeValue value(int column) {
        Object value = row[column];
        if (value instanceof String text) {
            return AttributeValue.of(text);
        } else if (value instanceof Number number) {
            return AttributeValue.of(number.longValue());
        } else if (value instanceof Boolean bool) {
            return AttributeValue.of(bool);
        } else if (value instanceof AttributeValue attribute) {
            return attribute;
        }
        return null;
    }

    @Override
    public void close() {
        row = new Object[] {};
    }
}
