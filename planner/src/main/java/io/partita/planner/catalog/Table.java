package io.partita.planner.catalog;

import io.partita.engine.api.table.TableDescription;
import java.util.List;

/**
 * A table as statements see it.
 *
 * @param description what the store says
 * @param columns key columns first, then declared columns in their order, then sampled attributes by name
 * @param collections what is known of its item collections
 */
public record Table(TableDescription description, List<Column> columns, CollectionSizes collections) implements Named {

    public Table {
        columns = List.copyOf(columns);
    }

    /** A table of whose item collections nothing is known. */
    public Table(TableDescription description, List<Column> columns) {
        this(description, columns, CollectionSizes.UNKNOWN);
    }

    @Override
    public String name() {
        return description.name();
    }
}
