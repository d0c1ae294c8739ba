package io.partita.planner.execution;

import io.partita.engine.api.item.AttributeValue;
import io.partita.engine.api.item.Item;
import io.partita.planner.access.ItemCursor;
import io.partita.planner.catalog.Column;
import io.partita.planner.catalog.InferredTypes;
import io.partita.planner.catalog.Table;
import io.partita.planner.session.Execution;
import io.partita.planner.session.Execution.Warning;
import io.partita.planner.type.ColumnDescription;
import io.partita.planner.type.SqlType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of {@code SELECT *}: the columns that are known, and what else the first page of items has. */
final class AttributeRows implements RowCursor {
    /** The most items that are looked at for columns before the first row is returned. */
    private static final int MAX_EXAMINED = 1_000;

    private final ItemCursor items;
    private final Execution execution;
    private final Deque<Item> examined;
    private final List<ColumnDescription> columns = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private Item item = Item.EMPTY;
    private boolean hasWarned;

    AttributeRows(ItemCursor items, Table table, Execution execution) {
        this.items = items;
        this.execution = execution;
        this.examined = firstPage(items);
        for (Column column : table.columns()) {
            add(column.name(), column.type(), table);
        }
        InferredTypes.of(examined, Set.copyOf(names)).forEach((name, type) -> add(name, type, table));
    }

    private static Deque<Item> firstPage(ItemCursor items) {
        Deque<Item> page = new ArrayDeque<>();
        Item next = items.next();
        while (next != null) {
            page.add(next);
            next = page.size() < MAX_EXAMINED && items.isReady() ? items.next() : null;
        }
        return page;
    }

    private void add(String name, SqlType type, Table table) {
        if (names.add(name)) {
            columns.add(new ColumnDescription(name, type, table.name(), name));
        }
    }

    @Override
    public List<ColumnDescription> columns() {
        return columns;
    }

    @Override
    public boolean next() {
        Item next = examined.poll();
        if (next == null) {
            next = items.next();
            if (next != null && !hasWarned) {
                warnOfHidden(next);
            }
        }
        if (next == null) {
            return false;
        }
        item = next;
        return true;
    }

    private void warnOfHidden(Item next) {
        for (String name : next.attributes().keySet()) {
            if (!names.contains(name)) {
                hasWarned = true;
                execution.warn(new Warning(
                        Warning.HIDDEN_ATTRIBUTE,
                        "an item has the attribute \"" + name + "\", which the columns of * do not show; name it in the"
                                + " statement, or declare it as a column"));
                return;
            }
        }
    }

    @Override
    public @Nullable AttributeValue value(int column) {
        return item.get(columns.get(column).label());
    }

    @Override
    public void close() {
        items.close();
    }
}
