package io.partita.tck.sql.tpch;

import io.trino.tpch.GenerateUtils;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchColumnType;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The eight tables: their definitions in either database, and their rows. */
public final class Tables {
    private static final int BATCH = 500;

    /** Money has cents. */
    private static final int CENTS = 2;

    private static final Map<String, List<String>> KEYS = Map.of(
            "customer", List.of("c_custkey"),
            "orders", List.of("o_orderkey"),
            "lineitem", List.of("l_orderkey", "l_linenumber"),
            "part", List.of("p_partkey"),
            "partsupp", List.of("ps_partkey", "ps_suppkey"),
            "supplier", List.of("s_suppkey"),
            "nation", List.of("n_nationkey"),
            "region", List.of("r_regionkey"));

    /** What the queries come by from elsewhere. */
    private static final Map<String, List<String>> INDEXES = Map.of(
            "orders", List.of("o_custkey"),
            "lineitem", List.of("l_partkey"),
            "customer", List.of("c_nationkey"));

    private Tables() {}

    /** A statement for each table; its columns are of the standard types, which both databases know. */
    public static List<String> definitions() {
        return TpchTable.getTables().stream().map(Tables::definition).toList();
    }

    private static String definition(TpchTable<?> table) {
        String columns = table.getColumns().stream()
                .map(column -> column.getColumnName() + " " + type(column.getType()))
                .collect(Collectors.joining(", "));
        return "CREATE TABLE " + table.getTableName() + " (" + columns + ", PRIMARY KEY ("
                + String.join(", ", KEYS.getOrDefault(table.getTableName(), List.of())) + "))";
    }

    private static String type(TpchColumnType type) {
        return switch (type.getBase()) {
            case INTEGER, IDENTIFIER -> "DECIMAL(12, 0)";
            case DOUBLE -> "DECIMAL(15, 2)";
            case DATE -> "DATE";
            case VARCHAR -> "VARCHAR(200)";
        };
    }

    /**
     * A statement for each index.
     *
     * @param form what stands before INDEX and behind the column: {@code GLOBAL %s}
     */
    public static List<String> indexes(String form) {
        return INDEXES.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(column -> String.format(form, "by_" + column, entry.getKey(), column)))
                .sorted()
                .toList();
    }

    /** Puts all rows of all tables into a database, whose transactions are finished. */
    public static void load(Connection connection, double scale) throws SQLException {
        for (TpchTable<?> table : TpchTable.getTables()) {
            load(connection, table, scale);
        }
    }

    private static <E extends TpchEntity> void load(Connection connection, TpchTable<E> table, double scale)
            throws SQLException {
        List<TpchColumn<E>> columns = table.getColumns();
        String text = "INSERT INTO " + table.getTableName() + " ("
                + columns.stream().map(TpchColumn::getColumnName).collect(Collectors.joining(", ")) + ") VALUES ("
                + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        try (PreparedStatement insert = connection.prepareStatement(text)) {
            int waiting = 0;
            for (E row : table.createGenerator(scale, 1, 1)) {
                for (int i = 0; i < columns.size(); i++) {
                    bind(insert, i + 1, columns.get(i), row);
                }
                insert.addBatch();
                if (++waiting % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static <E extends TpchEntity> void bind(
            PreparedStatement insert, int parameter, TpchColumn<E> column, E row) throws SQLException {
        switch (column.getType().getBase()) {
            case INTEGER -> insert.setBigDecimal(parameter, BigDecimal.valueOf(column.getInteger(row)));
            case IDENTIFIER -> insert.setBigDecimal(parameter, BigDecimal.valueOf(column.getIdentifier(row)));
            case DOUBLE ->
                insert.setBigDecimal(
                        parameter, BigDecimal.valueOf(column.getDouble(row)).setScale(CENTS, RoundingMode.HALF_UP));
            case DATE -> insert.setString(parameter, GenerateUtils.formatDate(column.getDate(row)));
            case VARCHAR -> insert.setString(parameter, column.getString(row));
        }
    }

    /** Executes statements one after another. */
    public static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
