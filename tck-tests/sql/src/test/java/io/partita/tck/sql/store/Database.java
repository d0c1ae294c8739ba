package io.partita.tck.sql.store;

import io.partita.tck.sql.value.Absent;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** One database, and connections to it with different properties; for one thread. */
public final class Database implements AutoCloseable {
    private final String url;
    private final Map<Map<String, String>, Connection> connections = new LinkedHashMap<>();

    /** Opens the database, which stays open until {@link #close}. */
    public Database(String url) throws SQLException {
        this.url = url;
        connection(Map.of());
    }

    /** The connection with these properties, opened at the first call; maps, lists and sets are native unless they say otherwise. */
    public Connection connection(Map<String, String> properties) throws SQLException {
        Connection connection = connections.get(properties);
        if (connection == null) {
            Properties all = new Properties();
            all.put("complexTypes", "native");
            all.putAll(properties);
            connection = DriverManager.getConnection(url, all);
            connections.put(properties, connection);
        }
        return connection;
    }

    /** Executes a statement that needs to return nothing. */
    public void execute(String statement) throws SQLException {
        try (Statement plain = connection(Map.of()).createStatement()) {
            plain.execute(statement);
        }
    }

    /** The names of all tables and views. */
    public List<String> tables() throws SQLException {
        return tables(null);
    }

    private List<String> tables(String[] types) throws SQLException {
        return column(connection(Map.of()).getMetaData().getTables(null, null, "%", types), "TABLE_NAME");
    }

    /** The attributes that a table is known to have. */
    public List<String> columns(String table) throws SQLException {
        return column(connection(Map.of()).getMetaData().getColumns(null, null, escaped(table), "%"), "COLUMN_NAME");
    }

    /** Every item of a table, in no order. */
    public List<Map<String, Object>> items(String table) throws SQLException {
        return wholeItems('"' + table + '"');
    }

    /**
     * Every item that can be read by an index: as the index holds it if it is a global one, whole if it is a local one,
     * because what that does not hold is fetched.
     */
    public List<Map<String, Object>> items(String table, String index) throws SQLException {
        Map<String, String> description = index(table, index);
        if (description.get("scope").equals("global")) {
            return wholeItems('"' + table + "\".\"" + index + '"');
        }
        List<Map<String, Object>> items = items(table);
        items.removeIf(item -> !item.containsKey(description.get("sort_key")));
        return items;
    }

    private Map<String, String> index(String table, String index) throws SQLException {
        try (Statement statement = connection(Map.of()).createStatement();
                ResultSet rows = statement.executeQuery("SHOW INDEXES FROM \"" + table + '"')) {
            while (rows.next()) {
                if (rows.getString("index_name").equals(index)) {
                    return Map.of(
                            "scope", rows.getString("scope"), "sort_key", String.valueOf(rows.getString("sort_key")));
                }
            }
        }
        throw new IllegalStateException("no index " + index);
    }

    /** Everything there is, in an order that does not depend on how it is stored. */
    public Map<String, List<String>> dump() throws SQLException {
        Map<String, List<String>> dump = new TreeMap<>();
        for (String table : tables(new String[] {"TABLE", "SYSTEM TABLE"})) {
            List<String> items = new ArrayList<>();
            for (Map<String, Object> item : items(table)) {
                items.add(io.partita.tck.sql.value.Literals.of(item));
            }
            items.sort(null);
            dump.put(table, items);
        }
        return dump;
    }

    private List<Map<String, Object>> wholeItems(String relation) throws SQLException {
        List<Map<String, Object>> items = new ArrayList<>();
        String query = "SELECT /*+ SCAN(allow) CONSISTENT */ VALUE item FROM " + relation + " AS item";
        if (relation.contains(".")) {
            query = query.replace(" CONSISTENT", "");
        }
        try (Statement statement = connection(Map.of()).createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                items.add(item(Cells.read(rows, 1)));
            }
        }
        return items;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> item(Object value) {
        if (value instanceof Map<?, ?> map) {
            map.values().removeIf(entry -> entry == Absent.MISSING);
            return (Map<String, Object>) map;
        }
        throw new IllegalStateException("a whole item is a map, not " + value);
    }

    private static List<String> column(ResultSet rows, String column) throws SQLException {
        List<String> values = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                values.add(rows.getString(column));
            }
        }
        return values;
    }

    private static String escaped(String pattern) {
        return pattern.replace("_", "\\_").replace("%", "\\%");
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
    }
}
