package io.partita.shell.session;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of tables and columns, kept until {@link #forget}. For one thread. */
public final class Names {
    private final Connection connection;
    private final Map<String, List<String>> columns = new HashMap<>();
    private @Nullable List<String> tables;

    public Names(Connection connection) {
        this.connection = connection;
    }

    /** All tables and views; none if the database does not say. */
    public List<String> tables() {
        List<String> known = tables;
        if (known == null) {
            known = read(metadata -> metadata.getTables(null, null, "%", null), "TABLE_NAME");
            tables = known;
        }
        return known;
    }

    /** All views; none if the database does not say. */
    public List<String> views() {
        return read(metadata -> metadata.getTables(null, null, "%", new String[] {"VIEW"}), "TABLE_NAME");
    }

    /** Whether a name, as a statement has it, is that of a view. */
    public boolean isView(String name) {
        return views().stream()
                .anyMatch(view -> name.startsWith("\"") ? name.equals('"' + view + '"') : name.equalsIgnoreCase(view));
    }

    /** The columns of a table as far as they are known. */
    public List<String> columns(String table) {
        return columns.computeIfAbsent(
                table,
                name -> read(
                        metadata -> metadata.getColumns(null, null, NamePattern.of(name, metadata), "%"),
                        "COLUMN_NAME"));
    }

    /** What there is may have changed. */
    public void forget() {
        tables = null;
        columns.clear();
    }

    private interface Listing {
        ResultSet of(DatabaseMetaData metadata) throws SQLException;
    }

    private List<String> read(Listing listing, String column) {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = listing.of(connection.getMetaData())) {
            while (rows.next()) {
                found.add(rows.getString(column));
            }
        } catch (SQLException e) {
            return List.of(); // completion is a convenience: without names it offers keywords
        }
        return found.stream().distinct().toList();
    }
}
