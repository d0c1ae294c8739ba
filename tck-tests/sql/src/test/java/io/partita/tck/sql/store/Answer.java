package io.partita.tck.sql.store;

import io.partita.jdbc.ConsumedUnits;
import io.partita.jdbc.PartitaStatement;
import io.partita.tck.sql.oracle.Oracle;
import io.partita.tck.sql.value.JavaObjects;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What executing a statement gave.
 *
 * @param labels the columns of the rows; empty if there are no rows
 * @param types the columns' types as JDBC names them
 * @param rows the rows as text, if it returned rows
 * @param count how many items were written, if it says so
 * @param error what it was refused with, if it was
 * @param warnings SQLSTATE and text of each
 * @param plan the plan as EXPLAIN prints it, if there is one
 * @param consumed what it cost, if it was executed
 */
public record Answer(
        List<String> labels,
        List<String> types,
        Optional<List<String>> rows,
        Optional<Long> count,
        Optional<SQLException> error,
        List<String> warnings,
        Optional<String> plan,
        Optional<ConsumedUnits> consumed) {

    /** Executes a statement: without parameters as it is, with parameters prepared. */
    public static Answer of(Connection connection, String text, List<Object> parameters) {
        if (!parameters.isEmpty()) {
            return prepared(connection, text, parameters);
        }
        try (Statement statement = connection.createStatement()) {
            return answer(statement, statement.execute(text));
        } catch (SQLException refused) {
            return refused(refused);
        }
    }

    /** Prepares and executes a statement. */
    public static Answer prepared(Connection connection, String text, List<Object> parameters) {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, JavaObjects.bind(parameters.get(i)));
            }
            return answer(statement, statement.execute());
        } catch (SQLException refused) {
            return refused(refused);
        }
    }

    private static Answer answer(Statement statement, boolean hasRows) throws SQLException {
        List<String> labels = new ArrayList<>();
        List<String> types = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Optional<List<String>> rows = Optional.empty();
        Optional<Long> count = Optional.empty();
        if (hasRows) {
            try (ResultSet cells = statement.getResultSet()) {
                describe(cells.getMetaData(), labels, types);
                rows = Optional.of(rows(cells, labels.size()));
                addWarnings(cells.getWarnings(), warnings);
            }
        } else if (statement.getLargeUpdateCount() >= 0) {
            count = Optional.of(statement.getLargeUpdateCount());
        }
        addWarnings(statement.getWarnings(), warnings);
        PartitaStatement ours = statement.unwrap(PartitaStatement.class);
        return new Answer(
                labels,
                types,
                rows,
                count,
                Optional.empty(),
                warnings,
                Optional.ofNullable(ours.plan()),
                Optional.of(ours.consumed()));
    }

    private static Answer refused(SQLException error) {
        return new Answer(
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(error),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static void describe(ResultSetMetaData columns, List<String> labels, List<String> types)
            throws SQLException {
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            labels.add(columns.getColumnLabel(column));
            types.add(columns.getColumnTypeName(column));
        }
    }

    private static List<String> rows(ResultSet cells, int columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        while (cells.next()) {
            List<Object> values = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                values.add(Cells.read(cells, column));
            }
            rows.add(Oracle.text(values));
        }
        return rows;
    }

    private static void addWarnings(@Nullable SQLWarning first, List<String> warnings) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            warnings.add(warning.getSQLState() + " " + warning.getMessage());
        }
    }
}
