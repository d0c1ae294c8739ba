package io.partita.planner.catalog;

import io.partita.parser.syntax.Position;
import io.partita.planner.error.QueryErrorCode;
import io.partita.planner.error.QueryException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A view as the store keeps it.
 *
 * @param columns their names; empty if they are those of the query
 * @param query its text
 * @param tables that the query read when the view was made, through other views too
 */
public record View(String name, List<String> columns, String query, List<String> tables, Instant madeAt)
        implements Named {

    public View {
        columns = List.copyOf(columns);
        tables = List.copyOf(tables);
    }

    /** The CREATE VIEW statement, without a semicolon. */
    public String statement() {
        String names = columns.isEmpty()
                ? ""
                : columns.stream().map(DefinitionText::name).collect(Collectors.joining(", ", " (", ")"));
        return "CREATE VIEW " + DefinitionText.name(name) + names + " AS " + query;
    }

    /** The same, made at another time. */
    public View madeAt(Instant time) {
        return new View(name, columns, query, tables, time);
    }

    /** Why it cannot stand where only a table can. */
    public QueryException isNoTable(Position position) {
        String of = tables.stream().map(table -> "\"" + table + "\"").collect(Collectors.joining(" and "));
        return new QueryException(
                QueryErrorCode.WRONG_OBJECT,
                "\"" + name + "\" is a view" + (of.isEmpty() ? "" : " of " + of)
                        + ", which can be read only, and dropped by DROP VIEW"
                        + (of.isEmpty() ? "" : "; name the table itself here"),
                position);
    }
}
