package io.partita.engine.api.request;

import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.TableSettings;
import java.util.List;
import java.util.Map;

/**
 * One change of a table (UpdateTable). What the protocol does not know, {@link Truncate} and {@link Redefine}, is refused
 * with NOT_SUPPORTED by a store that speaks it.
 */
public sealed interface TableUpdate {

    String table();

    /** Adds a global index and fills it from the table's items while reads and writes go on. */
    record AddIndex(String table, IndexDefinition index) implements TableUpdate {}

    /** Drops a global index. */
    record DropIndex(String table, String index) implements TableUpdate {}

    /** Removes all items at once, with the entries of all indexes; everything else stays. */
    record Truncate(String table) implements TableUpdate {}

    /**
     * Changes what does not concern the items.
     *
     * @param name the name from here on, which may be the old one
     * @param columns the declared columns
     * @param tags all of them
     */
    record Redefine(String table, String name, List<ColumnDefinition> columns, Map<String, String> tags)
            implements TableUpdate {
        public Redefine {
            columns = List.copyOf(columns);
            tags = Map.copyOf(tags);
        }
    }

    /** Changes the settings, all of them at once. */
    record Configure(String table, TableSettings settings) implements TableUpdate {}
}
