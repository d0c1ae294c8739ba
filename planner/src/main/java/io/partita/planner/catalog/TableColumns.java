package io.partita.planner.catalog;

import io.partita.engine.api.table.ColumnDefinition;
import io.partita.engine.api.table.IndexDefinition;
import io.partita.engine.api.table.KeySchema;
import io.partita.engine.api.table.KeySchema.KeyAttribute;
import io.partita.engine.api.table.TableDefinition;
import io.partita.planner.catalog.Column.Origin;
import io.partita.planner.type.SqlType;
import io.partita.planner.type.TypeNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table: its key, the declared ones, the keys of its indexes, and what a sample shows. */
final class TableColumns {
    private TableColumns() {}

    static List<Column> of(TableDefinition definition) {
        Map<String, ColumnDefinition> declared = new LinkedHashMap<>();
        definition.columns().forEach(column -> declared.put(column.name(), column));
        Map<String, Column> columns = new LinkedHashMap<>();
        KeySchema key = definition.key();
        addKey(columns, key.partition(), Origin.PARTITION_KEY, declared);
        if (key.sort() != null) {
            addKey(columns, key.sort(), Origin.SORT_KEY, declared);
        }
        declared.values().forEach(column -> columns.putIfAbsent(column.name(), declared(column, Origin.DECLARED)));
        for (IndexDefinition index : definition.indexes()) {
            index.key().attributes().forEach(attribute -> addKey(columns, attribute, Origin.INDEX_KEY, declared));
        }
        return List.copyOf(columns.values());
    }

    static Table withSampled(Table table, Map<String, SqlType> sampled) {
        List<Column> columns = new ArrayList<>(table.columns());
        sampled.forEach((name, type) -> {
            if (table.columns().stream().noneMatch(column -> column.name().equals(name))) {
                columns.add(new Column(name, type, type.sqlName(), Origin.SAMPLED));
            }
        });
        return new Table(table.description(), columns, table.collections());
    }

    private static void addKey(
            Map<String, Column> columns, KeyAttribute key, Origin origin, Map<String, ColumnDefinition> declared) {
        ColumnDefinition declaration = declared.get(key.name());
        SqlType type = SqlType.of(key.type());
        columns.putIfAbsent(
                key.name(),
                declaration == null
                        ? new Column(key.name(), type, type.sqlName(), origin)
                        : declared(declaration, origin));
    }

    private static Column declared(ColumnDefinition column, Origin origin) {
        SqlType named = TypeNames.find(column.sqlType());
        SqlType type = named == null ? SqlType.of(column.type()) : named;
        return new Column(column.name(), type, column.sqlType(), origin);
    }
}
