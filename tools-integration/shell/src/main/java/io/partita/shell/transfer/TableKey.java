package io.partita.shell.transfer;

import io.partita.shell.session.NamePattern;
import io.partita.shell.source.ColumnType;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a table demands of its items.
 *
 * @param attributes of the primary key, partition key first
 * @param types of all key attributes, those of indexes among them
 */
public record TableKey(List<String> attributes, Map<String, ColumnType> types) {
    public TableKey {
        attributes = List.copyOf(attributes);
        types = Map.copyOf(types);
    }

    /** The key of a table, or nothing if there is no such table. */
    public static Optional<TableKey> of(Connection connection, String table) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        Map<Integer, String> keys = new TreeMap<>();
        try (ResultSet rows = metadata.getPrimaryKeys(null, null, table)) {
            while (rows.next()) {
                keys.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Set<String> typed = new HashSet<>(keys.values());
        try (ResultSet rows = metadata.getIndexInfo(null, null, table, false, true)) {
            while (rows.next()) {
                typed.add(String.valueOf(rows.getString("COLUMN_NAME")));
            }
        }
        return Optional.of(new TableKey(List.copyOf(keys.values()), types(metadata, table, typed)));
    }

    private static Map<String, ColumnType> types(DatabaseMetaData metadata, String table, Set<String> typed)
            throws SQLException {
        Map<String, ColumnType> types = new HashMap<>();
        try (ResultSet rows = metadata.getColumns(null, null, NamePattern.of(table, metadata), "%")) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                if (typed.contains(column)) {
                    types.put(column, type(rows.getInt("DATA_TYPE")));
                }
            }
        }
        return types;
    }

    private static ColumnType type(int jdbcType) {
        return switch (jdbcType) {
            case Types.DECIMAL, Types.NUMERIC, Types.INTEGER, Types.BIGINT, Types.DOUBLE -> ColumnType.NUMBER;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> ColumnType.BINARY;
            default -> ColumnType.TEXT;
        };
    }
}
