package io.partita.planner.catalog;

import io.partita.engine.api.table.TableDescription;
import java.util.List;

/**
 * A table as statements see it.
 *
 * @param description what the store says
 * @param columns key columns first, then declared columns in their order, then sampled attributes by name
 */
public record Table(TableDescription description, List<Column> columns) {

    public Table {
        columns = List.copyOf(columns);
    }

    public String name() {
        return description.name();
    }
}
