package io.partita.jdbc;

import static io.partita.jdbc.SqlStates.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.partita.jdbc.open.ConnectionProperty;
import io.partita.planner.function.FunctionLibrary;
import io.partita.planner.function.Parameter;
import io.partita.planner.function.Signature;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreMetaDataTest {
    private Connection connection;
    private DatabaseMetaData metaData;

    @BeforeEach
    void open() throws SQLException {
        connection = Orders.open();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"Order-Items\" (id NUMBER PARTITION KEY)");
        }
        metaData = connection.getMetaData();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void listsTables() throws SQLException {
        assertThat(values(metaData.getTables(null, null, null, null), "TABLE_NAME"))
                .containsExactly("Order-Items", "orders");
        assertThat(values(metaData.getTables("", "%", "ord%", new String[] {"TABLE", "VIEW"}), "TABLE_NAME"))
                .containsExactly("orders");
        assertThat(values(metaData.getTables(null, null, "%", new String[] {"VIEW"}), "TABLE_NAME"))
                .isEmpty();
        assertThat(values(metaData.getTables("other", null, "%", null), "TABLE_NAME"))
                .isEmpty();
        assertThat(values(metaData.getTableTypes(), "TABLE_TYPE")).containsExactly("SYSTEM TABLE", "TABLE", "VIEW");
        assertThat(values(metaData.getSchemas(), "TABLE_SCHEM")).isEmpty();
        assertThat(values(metaData.getCatalogs(), "TABLE_CAT")).isEmpty();
    }

    @Test
    void listsViewsWithTheirColumns() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW totals (who, spent) AS SELECT customer, total FROM orders WHERE total > 0");
            statement.execute("CREATE VIEW counts AS SELECT customer, COUNT(*) AS n FROM orders GROUP BY customer");
        }
        assertThat(values(metaData.getTables(null, null, null, null), "TABLE_TYPE"))
                .containsExactly("SYSTEM TABLE", "TABLE", "TABLE", "VIEW", "VIEW");
        assertThat(values(metaData.getTables(null, null, "%", new String[] {"VIEW"}), "TABLE_NAME"))
                .containsExactly("counts", "totals");
        assertThat(values(metaData.getTables(null, null, "%", new String[] {"SYSTEM TABLE"}), "TABLE_NAME"))
                .containsExactly("partita_views");
        assertThat(values(metaData.getColumns(null, null, "totals", "%"), "COLUMN_NAME"))
                .containsExactly("who", "spent");
        assertThat(values(metaData.getColumns(null, null, "totals", "%"), "TYPE_NAME"))
                .containsExactly("STRING", "NUMBER");
        assertThat(values(metaData.getColumns(null, null, "counts", "n"), "TYPE_NAME"))
                .containsExactly("BIGINT");
        assertThat(values(metaData.getPrimaryKeys(null, null, "totals"), "COLUMN_NAME"))
                .isEmpty();
        assertThat(values(metaData.getIndexInfo(null, null, "totals", false, true), "INDEX_NAME"))
                .isEmpty();
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE orders");
        }
        assertThat(values(metaData.getColumns(null, null, "%", "%"), "TABLE_NAME"))
                .contains("Order-Items")
                .doesNotContain("totals", "counts");
    }

    @Test
    void listsColumnsInTheirOrder() throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet rows = metaData.getColumns(null, null, "orders", "%")) {
            while (rows.next()) {
                columns.add("%d %s %s %d %s"
                        .formatted(
                                rows.getInt("ORDINAL_POSITION"),
                                rows.getString("COLUMN_NAME"),
                                rows.getString("TYPE_NAME"),
                                rows.getInt("DATA_TYPE"),
                                rows.getString("IS_NULLABLE")));
            }
        }
        assertThat(columns)
                .startsWith(
                        "1 customer STRING %d NO".formatted(Types.VARCHAR),
                        "2 day STRING %d NO".formatted(Types.VARCHAR))
                .contains("3 total NUMBER %d YES".formatted(Types.DECIMAL));
        assertThat(values(metaData.getColumns(null, null, "%", "%otal"), "COLUMN_NAME"))
                .containsExactly("total");
        assertThat(values(metaData.getColumns(null, null, "Order-Items", null), "COLUMN_NAME"))
                .containsExactly("id");
    }

    @Test
    void listsKeysAndIndexes() throws SQLException {
        assertThat(values(metaData.getPrimaryKeys(null, null, "orders"), "COLUMN_NAME", "KEY_SEQ"))
                .containsExactly("customer 1", "day 2");
        assertThat(values(metaData.getPrimaryKeys(null, null, "Orders"), "COLUMN_NAME"))
                .isEmpty();
        assertThat(values(
                        metaData.getIndexInfo(null, null, "orders", false, true),
                        "INDEX_NAME",
                        "NON_UNIQUE",
                        "ORDINAL_POSITION",
                        "COLUMN_NAME",
                        "ASC_OR_DESC"))
                .containsExactly(
                        "PRIMARY false 1 customer null",
                        "PRIMARY false 2 day A",
                        "by_day true 1 day null",
                        "by_day true 2 total A",
                        "by_total true 1 customer null",
                        "by_total true 2 total A");
        assertThat(values(metaData.getIndexInfo(null, null, "orders", true, true), "INDEX_NAME"))
                .containsOnly("PRIMARY");
        assertThat(values(
                        metaData.getBestRowIdentifier(null, null, "orders", DatabaseMetaData.bestRowSession, false),
                        "COLUMN_NAME"))
                .containsExactly("customer", "day");
    }

    @Test
    void listsTypesByTheirCodes() throws SQLException {
        List<String> codes = values(metaData.getTypeInfo(), "DATA_TYPE");
        assertThat(codes)
                .isSortedAccordingTo((one, other) -> Integer.valueOf(one).compareTo(Integer.valueOf(other)));
        assertThat(values(metaData.getTypeInfo(), "TYPE_NAME")).contains("STRING", "NUMBER", "STRING SET");
    }

    @Test
    void saysWhoItIs() throws SQLException {
        assertThat(metaData.getDatabaseProductName()).isEqualTo("Partita");
        assertThat(metaData.getDatabaseProductVersion()).startsWith(metaData.getDatabaseMajorVersion() + ".");
        assertThat(metaData.getURL()).isEqualTo("jdbc:partita:mem:");
        assertThat(metaData.getConnection()).isSameAs(connection);
        assertThat(metaData.supportsTransactions()).isFalse();
        assertThat(metaData.getIdentifierQuoteString()).isEqualTo("\"");
        assertThat(values(metaData.getClientInfoProperties(), "NAME")).contains("ApplicationName");
    }

    @Test
    void everyWordThatItListsAsAFunctionIsOne() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO \"Order-Items\" (id) VALUES (1)");
            for (String name : functions()) {
                String call = call(name);
                try (ResultSet rows = statement.executeQuery("SELECT " + call + " FROM \"Order-Items\" WHERE id = 1")) {
                    assertThat(rows.next()).as(call).isTrue();
                }
            }
        }
    }

    private List<String> functions() throws SQLException {
        return Arrays.stream(String.join(
                                ",",
                                metaData.getNumericFunctions(),
                                metaData.getStringFunctions(),
                                metaData.getSystemFunctions(),
                                metaData.getTimeDateFunctions())
                        .split(",", -1))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A call with as many arguments as it needs, of the types that it takes. */
    private static String call(String name) {
        Signature signature = FunctionLibrary.get(name).signature();
        List<String> arguments = new ArrayList<>();
        for (Parameter parameter : signature.parameters().subList(0, signature.required())) {
            arguments.add(
                    switch (parameter.name() + " " + parameter.type()) {
                        case "path STRING" -> "'$'";
                        case "type STRING" -> "'N'";
                        case "part STRING" -> "'year'";
                        default -> argument(parameter.type());
                    });
        }
        return name + "(" + String.join(", ", arguments) + ")";
    }

    private static String argument(String type) {
        return switch (type) {
            case "NUMBER" -> "1";
            case "BOOLEAN" -> "id = 1";
            case "LIST", "LIST|SET", "LIST|MAP" -> "[1]";
            case "MAP", "MAP|LIST|STRING" -> "{'a': 1}";
            case "TIMESTAMP" -> "'2024-05-17'";
            case "UNIT" -> "DAY";
            case "ANY" -> "id";
            case "NUMBER|STRING" -> "1";
            default -> "'1'";
        };
    }

    /** One flag, and a statement that works if and only if the flag is true. */
    private record Ability(boolean flag, String statement) {}

    @Test
    void flagsAreTrueOfTheLanguage() throws SQLException {
        List<Ability> abilities = List.of(
                new Ability(metaData.supportsGroupBy(), "SELECT day, COUNT(*) FROM orders GROUP BY day"),
                new Ability(metaData.supportsUnion(), "SELECT day FROM orders UNION SELECT day FROM orders"),
                new Ability(metaData.supportsUnionAll(), "SELECT day FROM orders UNION ALL SELECT day FROM orders"),
                new Ability(
                        metaData.supportsOuterJoins(),
                        "SELECT o.day FROM orders o LEFT JOIN \"Order-Items\" i ON o.total = i.id"),
                new Ability(
                        metaData.supportsFullOuterJoins(),
                        "SELECT o.day FROM orders o FULL JOIN \"Order-Items\" i ON o.total = i.id"),
                new Ability(
                        metaData.supportsSubqueriesInIns(),
                        "SELECT day FROM orders WHERE total IN (SELECT id FROM \"Order-Items\")"),
                new Ability(
                        metaData.supportsSubqueriesInComparisons(),
                        "SELECT day FROM orders WHERE total = (SELECT COUNT(*) FROM \"Order-Items\")"),
                new Ability(
                        metaData.supportsSubqueriesInExists(),
                        "SELECT day FROM orders WHERE EXISTS (SELECT id FROM \"Order-Items\")"),
                new Ability(
                        metaData.supportsSubqueriesInQuantifieds(),
                        "SELECT day FROM orders WHERE total > ALL (SELECT id FROM \"Order-Items\")"),
                new Ability(
                        metaData.supportsCorrelatedSubqueries(),
                        "SELECT day FROM orders o WHERE EXISTS (SELECT id FROM \"Order-Items\" WHERE id = o.total)"),
                new Ability(metaData.supportsTableCorrelationNames(), "SELECT o.day FROM orders o"),
                new Ability(metaData.supportsColumnAliasing(), "SELECT day AS d FROM orders"),
                new Ability(
                        metaData.supportsLikeEscapeClause(), "SELECT day FROM orders WHERE day LIKE 'x!%' ESCAPE '!'"),
                new Ability(metaData.supportsOrderByUnrelated(), "SELECT day FROM orders ORDER BY total"),
                new Ability(metaData.supportsExpressionsInOrderBy(), "SELECT day FROM orders ORDER BY total * 2"),
                new Ability(metaData.supportsAlterTableWithAddColumn(), "ALTER TABLE orders ADD COLUMN colour STRING"),
                new Ability(metaData.supportsSelectForUpdate(), "SELECT day FROM orders FOR UPDATE"));
        connection.unwrap(PartitaConnection.class).setProperty(ConnectionProperty.SCAN_POLICY, "allow");
        for (Ability ability : abilities) {
            assertThat(works(ability.statement())).as(ability.statement()).isEqualTo(ability.flag());
        }
    }

    private boolean works(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLSyntaxErrorException refused) {
            return false;
        }
    }

    @Test
    void nullsSortWhereTheFlagsSay() throws SQLException {
        connection.unwrap(PartitaConnection.class).setProperty(ConnectionProperty.SCAN_POLICY, "allow");
        Orders.add(connection, "anna", 1);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO orders (customer, day) VALUES ('bert', '001')");
            assertThat(values(statement.executeQuery("SELECT total FROM orders ORDER BY total"), "total"))
                    .isEqualTo(
                            metaData.nullsAreSortedLow() || metaData.nullsAreSortedAtStart()
                                    ? Arrays.asList("null", "1")
                                    : Arrays.asList("1", "null"));
            assertThat(values(statement.executeQuery("SELECT total FROM orders ORDER BY total DESC"), "total"))
                    .isEqualTo(
                            metaData.nullsAreSortedHigh() || metaData.nullsAreSortedAtStart()
                                    ? Arrays.asList("null", "1")
                                    : Arrays.asList("1", "null"));
        }
    }

    @Test
    void namesWithoutMeaningAreNotFound() throws SQLException {
        assertThat(values(metaData.getPrimaryKeys(null, null, "no such table"), "COLUMN_NAME"))
                .isEmpty();
        assertThat(values(metaData.getPrimaryKeys(null, null, null), "COLUMN_NAME"))
                .isEmpty();
        connection.close();
        assertRefused("08003", () -> metaData.getTables(null, null, null, null));
    }

    private static List<String> values(ResultSet rows, String... columns) throws SQLException {
        List<String> values = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (String column : columns) {
                    row.add(rows.getString(column));
                }
                values.add(String.join(" ", row.stream().map(String::valueOf).toList()));
            }
        }
        return values;
    }
}
