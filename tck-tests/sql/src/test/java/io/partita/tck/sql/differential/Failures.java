package io.partita.tck.sql.differential;

import io.partita.tck.sql.reference.Rows;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a person needs to repeat a failure. */
final class Failures {
    private static final int LINES_OF_TRACE = 40;

    private Failures() {}

    static String trace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return String.join("\n", text.toString().lines().limit(LINES_OF_TRACE).toList());
    }

    /** How the query is executed here. */
    static String plan(List<RandomTable> tables, RandomStatement statement) throws SQLException {
        try (Databases databases = Databases.of(tables)) {
            return String.join(
                    "\n",
                    Rows.of(databases.ours(), "EXPLAIN " + statement.forced(), false)
                            .rows());
        } catch (SQLException refused) {
            return "no plan: " + refused.getMessage();
        }
    }

    /** The definitions and rows of the tables that the query names, for both databases. */
    static String script(List<RandomTable> tables, RandomStatement statement) {
        List<String> lines = new ArrayList<>();
        for (RandomTable table : tables) {
            if (statement.text().contains(table.name())) {
                lines.add(table.ours());
                lines.addAll(table.inserts());
            }
        }
        lines.add(statement.forced());
        lines.add("-- H2: " + statement.reference());
        return String.join(";\n", lines);
    }
}
