package io.partita.engine.api.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table as it was declared.
 *
 * @param name 3 to 255 characters of a-z, A-Z, 0-9, '_', '-' and '.'
 * @param key the primary key
 * @param columns the declared columns in their order, key columns included; may be empty
 * @param indexes local and global secondary indexes
 * @param tags text by name that the store keeps for its callers, as tags do in the protocol; the query layer
 *     keeps the table's scan policy in {@code partita:scan}
 * @param settings throughput, protection, class
 */
public record TableDefinition(
        String name,
        KeySchema key,
        List<ColumnDefinition> columns,
        List<IndexDefinition> indexes,
        Map<String, String> tags,
        TableSettings settings) {

    /** With the settings that tables have by default. */
    public TableDefinition(
            String name,
            KeySchema key,
            List<ColumnDefinition> columns,
            List<IndexDefinition> indexes,
            Map<String, String> tags) {
        this(name, key, columns, indexes, tags, TableSettings.DEFAULT);
    }

    public TableDefinition {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        tags = Map.copyOf(tags);
    }

    /** A table with a key and nothing else. */
    public static TableDefinition of(String name, KeySchema key) {
        return new TableDefinition(name, key, List.of(), List.of(), Map.of());
    }

    public TableDefinition withIndexes(List<IndexDefinition> newIndexes) {
        return new TableDefinition(name, key, columns, newIndexes, tags, settings);
    }

    public TableDefinition withSettings(TableSettings newSettings) {
        return new TableDefinition(name, key, columns, indexes, tags, newSettings);
    }

    /** The index of exactly this name. */
    public Optional<IndexDefinition> index(String indexName) {
        return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
    }
}
