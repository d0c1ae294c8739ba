package io.partita.tck.sql.golden;

import io.partita.parser.syntax.Query;
import io.partita.parser.syntax.Relation.TableReference;
import io.partita.tck.sql.oracle.Expected;
import io.partita.tck.sql.oracle.Manner;
import io.partita.tck.sql.oracle.Oracle;
import io.partita.tck.sql.store.Answer;
import io.partita.tck.sql.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One golden file on one database: sets it up, and executes its statements one after another. */
final class Scenario implements AutoCloseable {
    /** An option of a statement that is not a property of its connection: {@code oracle = none} with the reason behind it. */
    private static final String ORACLE = "oracle";

    /** An option of a statement that was refused half-way: {@code leaves = WHAT}. */
    private static final String LEAVES = "leaves";

    private final Database database;
    private Map<String, List<String>> before = Map.of();

    Scenario(String url) throws SQLException {
        this.database = new Database(url);
    }

    /** Executes what stands in a schema block, statements that end with a semicolon at the end of a line. */
    void define(Block block) throws SQLException {
        for (String statement : (block.statement() + "\n").split(";\\s*\n", -1)) {
            if (!statement.isBlank()) {
                database.execute(statement);
            }
        }
    }

    /** Inserts the items of a data block, one a line, into the table that its title names. */
    void load(Block block) throws SQLException {
        for (String item : block.text()) {
            if (!item.isBlank()) {
                database.execute("INSERT INTO " + block.title() + " VALUE " + item);
            }
        }
    }

    /** Executes a statement and says what it answered. */
    Answer execute(Block block) throws SQLException {
        before = database.dump();
        return Answer.of(connection(block), block.statement(), parameters(block));
    }

    /**
     * Judges the answer to the statement that was executed last.
     *
     * @throws AssertionError if it was refused and changed something nevertheless, if its rows are not what the
     *     oracle says they are, or if they are others when it is executed again
     */
    void judge(Block block, Answer answer) throws SQLException {
        boolean mayChange = (answer.error().isEmpty() && answer.rows().isEmpty())
                || options(block).containsKey(LEAVES);
        if (!mayChange && !isReturning(block) && !before.equals(database.dump())) {
            throw new AssertionError("the statement " + (answer.error().isPresent() ? "was refused" : "only reads")
                    + ", and yet it changed something: " + before + " became " + database.dump());
        }
        if (answer.rows().isPresent()) {
            Map<String, String> options = options(block);
            if (block.statement().toUpperCase(Locale.ROOT).startsWith("SELECT")) {
                askAgain(block, answer);
            }
            if (!options.containsKey(ORACLE)) {
                askOracle(block, answer);
            }
        }
    }

    private static boolean isReturning(Block block) {
        return block.statement().toUpperCase(Locale.ROOT).contains("RETURNING") && !block.has(Report.ERROR);
    }

    private static List<Object> parameters(Block block) {
        return block.section(Report.PARAMETERS).stream().map(Oracle::literal).toList();
    }

    private Connection connection(Block block) throws SQLException {
        Map<String, String> properties = options(block);
        properties.remove(ORACLE);
        properties.remove(LEAVES);
        return database.connection(properties);
    }

    private static Map<String, String> options(Block block) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : block.section(Report.OPTIONS)) {
            String[] sides = option.split("=", 2);
            options.put(sides[0].strip(), sides[1].strip());
        }
        return options;
    }

    /** A query that is prepared, and planned already, gives the same rows. */
    private void askAgain(Block block, Answer first) throws SQLException {
        Answer second = Answer.prepared(connection(block), block.statement(), parameters(block));
        List<String> firstRows = first.rows().orElseThrow().stream().sorted().toList();
        List<String> secondRows =
                second.rows().orElse(List.of()).stream().sorted().toList();
        if (!firstRows.equals(secondRows)) {
            throw new AssertionError("executed again, the statement gave " + secondRows + " after " + firstRows);
        }
    }

    private void askOracle(Block block, Answer answer) throws SQLException {
        Optional<Query> query = Oracle.query(block.statement());
        if (query.isEmpty() || !Oracle.judges(query.get())) {
            return;
        }
        Manner manner = "partiql".equals(options(block).get("manner")) ? Manner.PARTIQL : Manner.SQL;
        Optional<TableReference> table = Oracle.table(query.get());
        List<String> columns = List.of();
        List<Map<String, Object>> items = List.of(Map.of());
        if (table.isPresent()) {
            String name = named(table.get().table().text());
            columns = database.columns(name);
            items = table.get().index().isPresent()
                    ? database.items(name, table.get().index().get().text())
                    : database.items(name);
        }
        Expected expected =
                new Oracle(manner, parameters(block)).expected(query.get(), columns, answer.labels(), items);
        expected.complaint(answer.rows().orElseThrow()).ifPresent(complaint -> {
            throw new AssertionError("the oracle says: " + complaint);
        });
    }

    private String named(String table) throws SQLException {
        List<String> tables = database.tables();
        return tables.contains(table)
                ? table
                : tables.stream()
                        .filter(other -> other.equalsIgnoreCase(table))
                        .findFirst()
                        .orElse(table);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
